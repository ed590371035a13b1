import { expect, it } from 'vitest';
import { fullFinding, reducedFinding } from '../../../server/doctor/sandbox-finding.js';

const network = { name: 'network', by: 'a preload' };

it.runIf(process.platform === 'linux')('says how to install bubblewrap', () => {
  const { status, found, mend } = reducedFinding('bubblewrap is not installed', [network]);
  expect(status).toBe('reduced');
  expect(found).toMatch(/^bubblewrap is not installed: .* \(not held: network\)$/);
  expect(mend).toContain('apt install bubblewrap');
});

it('names the walls that an old bubblewrap has not', () => {
  expect(fullFinding('bubblewrap 0.4.0', [{ name: 'disk', by: 'no bound' }], 20)).toEqual({
    status: 'reduced',
    found: 'bubblewrap 0.4.0 works, but these walls do not hold: disk (no bound)',
    mend: expect.stringContaining('bubblewrap 0.8'),
  });
});
