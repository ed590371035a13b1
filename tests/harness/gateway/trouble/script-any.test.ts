import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions } from '../../../../harness/gateway/trouble/actions.js';
import { parseScript } from '../../../../harness/gateway/trouble/script/parse.js';
import type { Script } from '../../../../harness/gateway/trouble/script/script.js';
import { Fault } from '../../../../platform/errors/fault.js';
import { anyScript, writeScript } from './scripts.js';

describe('any script', () => {
  const apartFromLines = ({ parts }: Pick<Script, 'parts'>) =>
    JSON.parse(JSON.stringify(parts, (key, value) => (key === 'line' ? undefined : value)));

  test('that is written and read again is the same', () => {
    fc.assert(
      fc.property(anyScript, fc.infiniteStream(fc.nat()), (script, choices) => {
        const text = writeScript(script, choices);
        expect(apartFromLines(parseScript(text))).toEqual(apartFromLines(script));
      }),
    );
  });

  test('that is spoilt is read all the same or refused at a place within it', () => {
    const pieces = [
      ...Object.keys(actions),
      '+1s',
      'then',
      'at',
      'repeat',
      'end',
      '09:30',
      '"',
      '\\',
      '=',
      '#',
    ];
    const garbage = fc
      .array(
        fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' }), fc.constantFrom(' ', '\n', '\t')),
      )
      .map((words) => words.join(''));
    const spoilt = fc
      .tuple(
        anyScript,
        fc.infiniteStream(fc.nat()),
        fc.nat(),
        fc.nat({ max: 20 }),
        fc.string({ unit: 'binary' }),
      )
      .map(([script, choices, at, length, instead]) => {
        const text = writeScript(script, choices);
        const from = at % (text.length + 1);
        return text.slice(0, from) + instead + text.slice(from + length);
      });
    fc.assert(
      fc.property(fc.oneof(garbage, spoilt), (text) => {
        try {
          parseScript(text);
        } catch (thrown) {
          if (!(thrown instanceof Fault)) throw thrown;
          const { line, column } = thrown.details;
          const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
          const found = lines[Number(line) - 1];
          expect(found).toBeDefined();
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((found ?? '').length + 1);
        }
      }),
    );
  });
});
