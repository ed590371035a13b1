import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NODE_RANGE, nodeFits, nodeTrouble } from '../../../platform/setup/node-range.mjs';

describe('which Node will do', () => {
  test('is what package.json says', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(NODE_RANGE).toBe(manifest.engines.node);
  });

  test.each(['20.19.0', '20.20.2', '22.12.0', '22.99.1', '24.0.0', '25.3.1', '30.0.0'])(
    '%s fits',
    (version) => {
      expect(nodeFits(version)).toBe(true);
    },
  );

  test.each(['10.24.1', '18.20.8', '20.18.3', '21.7.0', '22.11.0', '23.11.0'])('%s does not', (version) => {
    expect(nodeFits(version)).toBe(false);
  });

  test('what does not fit is told with what was found, what is needed and what to do', () => {
    const trouble = nodeTrouble('18.20.8', '/opt/node');
    expect(trouble).toContain(NODE_RANGE);
    expect(trouble).toContain('18.20.8 (/opt/node)');
    expect(trouble).toContain('Install');
    expect(nodeTrouble('24.1.0', '/opt/node')).toBeUndefined();
  });
});
