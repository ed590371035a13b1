import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { createLog } from '../../../platform/log/log.js';
import { makeScrubber } from '../../../platform/log/scrub.js';

function logInto(lines: string[], options: { format?: 'json' | 'pretty'; secrets?: string[] } = {}) {
  return createLog({
    level: 'info',
    format: options.format ?? 'json',
    clock: fixedClock('2026-03-02T14:30:00Z'),
    write: (line) => void lines.push(line),
    secrets: options.secrets ?? [],
  });
}

describe('the log', () => {
  it('writes one JSON line with the time of its clock and the ids of its child', () => {
    const lines: string[] = [];
    logInto(lines).child({ requestId: 'r1' }).info({ ms: 3 }, 'answered');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 'info', time: Date.parse('2026-03-02T14:30:00Z'), requestId: 'r1', ms: 3, msg: 'answered' },
    ]);
  });

  it('leaves out what is below its level', () => {
    const lines: string[] = [];
    logInto(lines).debug('too much');
    expect(lines).toEqual([]);
  });

  it.each(['json', 'pretty'] as const)('shortens account ids and blots out secrets (%s)', (format) => {
    const lines: string[] = [];
    const log = logInto(lines, { format, secrets: ['se"cret'] });
    log.info(
      { account: 'DU1234567', nested: { apiKey: 'abc' }, raw: 'has se"cret in it' },
      'order for U7654321',
    );
    log.error(new Error('DUQ998877 refused se"cret'), 'failed');
    const text = lines.join('');
    expect(text).toContain('DU…567');
    expect(text).toContain('U…321');
    expect(text).toContain('DUQ…877');
    for (const hidden of ['1234567', '7654321', '998877', 'abc', 'cret in', 'refused se']) {
      expect(text).not.toContain(hidden);
    }
  });

  it('finds account ids next to line breaks, tabs and underscores, and in the stacks of errors', () => {
    const lines: string[] = [];
    logInto(lines).error(new Error('bad\nDU1234567'), 'rejected:\nDU1234567\tDU7654321, account_DU1234567');
    expect(lines.join('')).not.toMatch(/1234567|7654321/);
  });

  it.each(['json', 'pretty'] as const)('stays readable whatever the secret is (%s)', (format) => {
    const lines: string[] = [];
    logInto(lines, { format, secrets: ['0', 'me', '"'] }).info({ port: 8000 }, 'hello "me"');
    expect(lines).toHaveLength(1);
    if (format === 'json') {
      const found = JSON.parse(lines[0] ?? '');
      expect(found).toMatchObject({ port: 8000, msg: 'hello [secret][secret][secret]', level: 'info' });
      expect(found.time).toBeTypeOf('number');
    }
  });

  it('is for people in its pretty form', () => {
    const lines: string[] = [];
    logInto(lines, { format: 'pretty' }).warn('farm is down');
    expect(lines.join('')).toMatch(/WARN.*: farm is down\n$/);
  });
});

describe('the scrubber', () => {
  it('knows the account ids of IB and leaves other words alone', () => {
    const scrub = makeScrubber([]);
    expect(scrub('U1234567 DU1234567 DF12345 DUR888777 F123456 I99999')).toBe(
      'U…567 DU…567 DF…345 DUR…777 F…456 I…999',
    );
    expect(scrub('AAPL 265598 ESZ6 SPY 20281215 req 4002')).toBe('AAPL 265598 ESZ6 SPY 20281215 req 4002');
  });
});
