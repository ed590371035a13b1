import { declareFaults } from '../../platform/errors/kind.js';

export const gatewayFaults = declareFaults('gateway', {
  bad_clock: {
    category: 'user',
    status: 400,
    meaning: 'The clock of the paper gateway is none of those there are.',
    next: 'Use live, always-open, fixed:2026-03-02T15:00:00Z, or a speed such as x60.',
  },
});
