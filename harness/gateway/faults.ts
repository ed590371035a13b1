import { declareFaults } from '../../platform/errors/kind.js';

export const gatewayFaults = declareFaults('gateway', {
  bad_clock: {
    category: 'user',
    status: 400,
    meaning: 'The clock of the paper gateway is none of those there are.',
    next: 'Use live, always-open, fixed:2026-03-02T15:00:00Z, or a speed such as x60.',
  },
  clock_behind: {
    category: 'user',
    status: 409,
    meaning: 'The clock of the paper gateway is earlier than the state that it is to go on with.',
    next: 'Name that moment or a later one, such as x1:MOMENT, use always-open, or name another folder.',
  },
});
