import { describe, expect, test } from 'vitest';
import { namedScripts } from '../../../../harness/gateway/trouble/script/named-scripts.js';
import { parseScript } from '../../../../harness/gateway/trouble/script/parse.js';
import { countSteps } from '../../../../harness/gateway/trouble/script/script.js';

const steps = (text: string) => parseScript(text).parts;

describe('a script', () => {
  test('is a step a line, each with its time, an action and parameters', () => {
    expect(
      steps(`# Nightly restart
+0s      lose-connection              # at once

+40s     restore-connection data=kept
then +2m shut-down for=30s
at 09:30 halt symbol=AAPL for=5m
at Mon 09:30:15 resume symbol=AAPL
at 2026-03-02T15:00:00Z jump symbol=AAPL by=-5%`),
    ).toEqual([
      {
        kind: 'step',
        line: 2,
        when: { kind: 'from-start', ms: 0 },
        action: 'lose-connection',
        parameters: {},
      },
      {
        kind: 'step',
        line: 4,
        when: { kind: 'from-start', ms: 40_000 },
        action: 'restore-connection',
        parameters: { data: 'kept' },
      },
      {
        kind: 'step',
        line: 5,
        when: { kind: 'then', ms: 120_000 },
        action: 'shut-down',
        parameters: { for: '30s' },
      },
      {
        kind: 'step',
        line: 6,
        when: { kind: 'at', moment: '09:30' },
        action: 'halt',
        parameters: { symbol: 'AAPL', for: '5m' },
      },
      {
        kind: 'step',
        line: 7,
        when: { kind: 'at', moment: 'Mon 09:30:15' },
        action: 'resume',
        parameters: { symbol: 'AAPL' },
      },
      {
        kind: 'step',
        line: 8,
        when: { kind: 'at', moment: '2026-03-02T15:00:00Z' },
        action: 'jump',
        parameters: { symbol: 'AAPL', by: '-5%' },
      },
    ]);
  });

  test('takes texts in quotes, with quotes, backslashes and # in them', () => {
    const [step] = steps('+1m say code=2110 message="a text with blanks, \\" and \\\\ # and more" # said');
    expect(step).toMatchObject({
      parameters: { code: '2110', message: 'a text with blanks, " and \\ # and more' },
    });
  });

  test('takes # within a word for a part of it', () => {
    expect(steps('+0s snapshot name=a#1')).toMatchObject([{ parameters: { name: 'a#1' } }]);
  });

  test('repeats what stands between repeat and end', () => {
    const script = parseScript(
      'repeat 3\n  then +2s drop client=all\n  then +1s start-up\nend\n+1m start-up',
    );
    expect(script.parts).toMatchObject([
      { kind: 'repeat', times: 3, steps: [{ action: 'drop' }, { action: 'start-up' }] },
      { kind: 'step', action: 'start-up' },
    ]);
    expect(countSteps(script)).toBe(7);
  });

  test.each([
    ['a mark of the byte order', '\uFEFF+1s start-up\n'],
    ['lines from Windows', '\r\n+1s start-up\r\n\r\n'],
    ['lines from old Macs', '\r+1s start-up\r'],
    ['tabs', '\n\t+1s\t\tstart-up\t# now\n'],
    ['no end of the last line', '# so\n  +1s start-up'],
  ])('may have %s', (_, text) => {
    expect(steps(text)).toMatchObject([{ action: 'start-up', when: { ms: 1000 } }]);
  });

  test('may be a megabyte of comments', () => {
    const text = `${`# ${'x'.repeat(97)}\n`.repeat(9_999)}+1s start-up\n`;
    expect(steps(text)).toMatchObject([{ line: 10_000 }]);
  });

  test.each(Object.keys(namedScripts))('that comes with the program is one: %s', (name) => {
    expect(countSteps(parseScript(namedScripts[name] ?? '', name))).toBeGreaterThan(2);
  });
});
