import { integer, pick, type Random } from '../../../platform/random/random.js';

/** What programs trip over: in place of a number, a text, a date, a count, or the name of a property. */
const oddTexts: readonly [string, ...string[]] = [
  ...(['', '0', '-0', '-1', '+1', '1', '2', '3', '0x10', '1e3', '1e-9', '1e308', '1e309', '-1e308'] as const),
  ...[
    'NaN',
    'nan',
    'Infinity',
    '-Infinity',
    'inf',
    '1.7976931348623157E308',
    '4.9E-324',
    '0.1234567890123456',
  ],
  ...[
    '2147483647',
    '2147483648',
    '-2147483648',
    '9223372036854775807',
    '9007199254740993',
    '999999999',
    '1000001',
  ],
  ...['true', 'false', 'null', 'undefined', '[object Object]', '__proto__', 'constructor', 'toString'],
  ...[
    ' ',
    '\t',
    '\r\n',
    'é',
    '中文',
    '😀',
    '\u202e',
    '\ufeff',
    '\ufffd',
    '%s%n',
    "';--",
    '<a>&',
    '{"a":[',
    '../..',
  ],
  ...[
    '20260303',
    '20261399 99:99:99',
    '20260229-10:00:00',
    '00010101-00:00:00',
    '99991231 23:59:59',
    '10:00:00',
  ],
  ...[
    '1 D',
    '99999 Y',
    '-1 D',
    '1 secs',
    '0 S',
    '1000000 S',
    '1 fortnight',
    ',,,',
    '233,,x',
    'AAPL',
    'BAG',
    'OPT',
  ],
  ...['MKT', 'DAY', 'BUY', 'SELL', 'All', '%', '*', 'a'.repeat(300), '9'.repeat(400), `-${'0'.repeat(50)}1`],
];
/** Long enough to be a burden, short enough that a thousand of them are not. */
const LONGEST_TEXT = 200_000;

/** Some fields replaced, left out, doubled, put in, or in another's place. */
export function mutatedFields(random: Random, fields: readonly string[]): readonly string[] {
  const out = [...fields];
  const changes = pick(random, [0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 8]);
  for (let change = 0; change < changes; change += 1) {
    // Once in a while the message's own id.
    const at = integer(random, random.next() < 0.05 ? 0 : 1, Math.max(1, out.length - 1));
    const kind = random.next();
    if (kind < 0.8) out[at] = pick(random, oddTexts);
    else if (kind < 0.85) out.splice(at, 1);
    else if (kind < 0.9) out.splice(at, 0, pick(random, oddTexts));
    else if (kind < 0.94) out.splice(at, 0, ...out.slice(at, at + integer(random, 1, 9)));
    else if (kind < 0.98) out[at] = String(integer(random, 0, 1000));
    else if (kind < 0.981) out[at] = 'x'.repeat(integer(random, 1, LONGEST_TEXT));
    else out[at] = out[integer(random, 0, out.length - 1)] ?? '';
  }
  return out;
}

/** A body whose bytes are no longer quite those of its fields. */
export function mutatedBytes(random: Random, fields: readonly string[]): Buffer {
  const bytes = Buffer.from(fields.map((field) => `${field}\0`).join(''));
  const kind = random.next();
  // Most stay text that can be read, or nothing would get past the first look at it.
  if (kind < 0.85 || bytes.length === 0) return bytes;
  if (kind < 0.9) {
    for (let flip = integer(random, 1, 8); flip > 0; flip -= 1) {
      const at = integer(random, 0, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << integer(random, 0, 7));
    }
    return bytes;
  }
  if (kind < 0.93) return bytes.subarray(0, integer(random, 0, bytes.length - 1));
  if (kind < 0.95) return Buffer.concat([bytes, randomBytes(random, integer(random, 1, 40))]);
  if (kind < 0.97) {
    bytes[integer(random, 0, bytes.length - 1)] = pick(random, [0, 0xc0, 0xff, 0x80]);
    return bytes;
  }
  return randomBytes(random, integer(random, 0, 60));
}

export function randomBytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => integer(random, 0, 255)));
}

/** A body with its length before it. */
export function framed(body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}
