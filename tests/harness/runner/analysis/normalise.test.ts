import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalised } from '../../../../harness/runner/analysis/normalise.js';
import { plainText } from '../../../../harness/runner/analysis/plain-text.js';

test.each([
  ['order ids', 'order 7 was left open', 'order 31 was left open'],
  ['prices and quantities', 'BUY 10 at 181.25 ended', 'BUY 5 at 1,402.5 ended'],
  ['lists of any length', 'requests 1, 2, 3 and 4 had no end', 'requests 9001 and 9002 had no end'],
  ['moments', 'no bar since 2026-03-02T15:00:00.125Z', 'no bar since 2026-02-28T17:00:00Z'],
  ['moments as TWS spells them', 'until 20260302 15:00:00 US/Eastern', 'until 20260228 09:30:00 US/Eastern'],
  ['quoted names', `cannot read 'orderId'`, `cannot read "permId"`],
  ['paths', 'no file /opt/a/b.ts:3:14', 'no file C:\\Users\\me\\example.py'],
  ['paths below a folder', 'in ts/orders/limit.ts:31', 'in python/orders/limit.py:4'],
  ['hexadecimal ids', 'object at 0x7f3a90', 'object at 0xdeadbeef01'],
  ['digests', `digest ${'0a'.repeat(32)} differs`, `digest ${'f3'.repeat(32)} differs`],
  ['execution ids', 'execution 0000e0d5.6596b0c1.01.01 twice', 'execution 00025b46.63f9c1e2.01.01 twice'],
  ['accounts', 'positions of DU1234567 remain', 'positions of DU7654321 remain'],
  ['hosts and ports', 'cannot connect to 127.0.0.1:4002', 'cannot connect to 10.0.0.7:7497'],
  ['colours', '\u001b[31mno answer\u001b[0m', 'no answer'],
  ['line breaks', 'no\n  answer', 'no answer'],
])('%s make no difference', (_, one, other) => {
  expect(normalised(one)).toBe(normalised(other));
});

test.each([
  ['error codes', 'error 201 of 7: refused', 'error 354 of 7: refused'],
  ['exit codes', 'exit code 1 where 0 was expected', 'exit code 2 where 0 was expected'],
  ['words', 'orderStatus did not come', 'execDetails did not come'],
  ['words with an apostrophe', "it doesn't answer, so it isn't there", "it doesn't begin, so it isn't there"],
  ['alternatives', 'connect and/or wait', 'connect and/nor wait'],
])('%s do', (_, one, other) => {
  expect(normalised(one)).not.toBe(normalised(other));
});

test('a message says the same with whatever figures are put into it', () => {
  const figures = fc.tuple(fc.integer(), fc.double({ min: 0.01, max: 1e6, noNaN: true }));
  fc.assert(
    fc.property(figures, figures, ([id, price], [otherId, otherPrice]) => {
      expect(normalised(`order ${id} at ${price.toFixed(2)} was left open`)).toBe(
        normalised(`order ${otherId} at ${otherPrice.toFixed(2)} was left open`),
      );
    }),
  );
});

test('of a message that never ends the beginning is compared', () => {
  const endless = 'no answer, '.repeat(1000);
  expect(normalised(`${endless} one`)).toBe(normalised(`${endless} other`));
});

test('nothing that steers a terminal, turns the text around or is half a character is left of a text', () => {
  const signs = [...'\u001b\u009b\u0007\0\r\n\u202e[]\\m;0aä€😀', '\ud800', '\udfff'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs)), (all) => {
      const text = all.join('');
      expect(plainText(text)).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
      expect(normalised(text)).not.toMatch(/\p{Cc}/u);
    }),
  );
  expect(plainText('\u001b]0;title\u0007\u001b[1;31mred\u001b[0m\r\n\tplain \u001b(Btext')).toBe(
    'red\n\tplain text',
  );
});
