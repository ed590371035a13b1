import { describe, expect, it } from 'vitest';
import { inNodeRange } from '../../../server/doctor/node-range.js';

const RANGE = '^20.19.0 || ^22.12.0 || >=24.0.0';

describe('a Node version', () => {
  it.each(['20.19.0', '20.20.2', 'v22.12.0', '22.13.1', '24.0.0', '26.1.0'])('%s fits', (version) => {
    expect(inNodeRange(version, RANGE)).toBe(true);
  });

  it.each(['18.20.4', '20.18.9', '21.7.3', '22.11.9', '23.9.0'])('%s does not', (version) => {
    expect(inNodeRange(version, RANGE)).toBe(false);
  });

  it('is not judged by a range of another form', () => {
    expect(() => inNodeRange('20.19.0', '~20.19.0')).toThrow('expected ^a.b.c or >=a.b.c');
  });
});
