import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleSchema } from '../../../harness/example/example-json.js';
import { parseExample } from '../../../harness/example/parse.js';
import { Fault } from '../../../platform/errors/fault.js';
import { anyWrittenHeader } from './any-header.js';
import { fileOf, leastHeader, parameters, parsed, written } from './written.js';

describe('any header', () => {
  test('that is written is read as it was meant', () => {
    fc.assert(
      fc.property(anyWrittenHeader, ({ header, language }) => {
        const { hash, ...example } = parsed(header, language);
        expect(example).toMatchObject(header);
        expect(exampleSchema.parse(JSON.parse(JSON.stringify({ ...example, hash })))).toEqual({
          ...example,
          hash,
        });
      }),
    );
  });

  const full = {
    ...leastHeader,
    parameters,
    needs: { market: 'open', positions: { $symbol: 5 }, trouble: ['+1s halt symbol=$symbol'] },
    expects: {
      requests: ['placeOrder'],
      orders: [{ symbol: '$symbol', quantity: '$quantity', ends: 'Filled' }],
      leaves: { positions: { $symbol: '$quantity' } },
      output: ['^$symbol', '\\d+'],
    },
  };

  test('that is spoilt by a character is read all the same, or refused at a line of the file', () => {
    const letters = fc.oneof(
      fc.constantFrom(...'\n\t :-#[]{}"\'|>&*!%@`$\\/,?~\u0000\u2028\uFEFF'),
      fc.string({ maxLength: 1 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('ts', 'python'),
        fc.nat(),
        fc.nat(1),
        letters,
        (language, at, dropped, letter) => {
          const text = written(full, language);
          const end = text.indexOf('SYMBOL = ');
          const from = at % end;
          const spoilt = text.slice(0, from) + letter + text.slice(from + dropped);
          expectExampleOrLine(spoilt, language);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('that is garbage is refused at a line of the file', () => {
    fc.assert(
      fc.property(fc.constantFrom('ts', 'python'), fc.string({ unit: 'binary' }), (language, yaml) => {
        expectExampleOrLine(written(yaml, language), language);
      }),
    );
  });
});

function expectExampleOrLine(text: string, language: 'ts' | 'python'): void {
  const file = fileOf[language];
  try {
    const example = parseExample(text, { file, tier: 'corpus' });
    expect(exampleSchema.parse(JSON.parse(JSON.stringify(example)))).toEqual(example);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const told = thrown.details['complaints'];
    expect(Array.isArray(told) && told.length > 0).toBe(true);
    for (const each of Array.isArray(told) ? told : []) {
      const [, line, column] = /^[^:]*:(\d+):(\d+): ./.exec(each) ?? [];
      expect(Number(column)).toBeGreaterThan(0);
      expect(Number(line)).toBeGreaterThan(0);
      expect(Number(line)).toBeLessThanOrEqual(text.split('\n').length);
    }
  }
}
