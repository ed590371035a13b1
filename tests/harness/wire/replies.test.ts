import { expect, test } from 'vitest';
import { encode, encodeFrame } from '../../../harness/wire/encode.js';
import { escapeText } from '../../../harness/wire/field-types.js';
import { decodeBody } from '../../../harness/wire/message.js';
import { tickPrice } from '../../../harness/wire/replies/market-data.js';
import { errMsg } from '../../../harness/wire/replies/session.js';
import { valuesOf } from '../../../harness/wire/values.js';

test('a message is built from typed values and gets its version by itself', () => {
  const values = { reqId: 9, tickType: 1, price: 101.25, size: 200, attrMask: 1 };
  expect(encode(tickPrice, 178, values)).toBe('1\x006\x009\x001\x00101.25\x00200\x001\x00');
  expect(encodeFrame(tickPrice, 178, values).readUInt32BE(0)).toBe(encode(tickPrice, 178, values).length);
});

test('a value without a spelling is refused', () => {
  const values = { reqId: 9, tickType: 1, price: Number.NaN, size: 200, attrMask: 1 };
  expect(() => encode(tickPrice, 178, values)).toThrow(/price: expected a number, found NaN/);
  expect(() => encode(errMsg, 178, { reqId: 1, errorCode: 200, errorMsg: 'a\0b' })).toThrow(/without NUL/);
});

test('text beyond ASCII travels escaped', () => {
  expect(escapeText('Zürich \\ 1')).toBe('Z\\u00fcrich \\u005c 1');
  const said = 'Zürich \\ 日本 😀';
  const body = encode(errMsg, 178, { reqId: 1, errorCode: 200, errorMsg: escapeText(said) });
  const decoded = decodeBody('reply', 178, Buffer.from(body));
  expect(decoded.ok && valuesOf(errMsg, decoded.message.texts)).toMatchObject({ values: { errorMsg: said } });
});
