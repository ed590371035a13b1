import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capture } from '../../../harness/sandbox/capture.js';

async function captured(chunks: readonly Buffer[], { kept = 8, most = 1_000_000 } = {}) {
  const stream = new PassThrough();
  const heard: string[] = [];
  let stopped = 0;
  const { captured: result } = capture(stream, {
    kept,
    most,
    tooMuch: () => {
      stopped += 1;
    },
    heard: (text) => heard.push(text),
  });
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await new Promise((resolve) => stream.once('end', resolve));
  return { ...result(), heard: heard.join(''), stopped };
}

const bytes = (...texts: readonly string[]) => texts.map((text) => Buffer.from(text));

describe('what a program printed', () => {
  test('is kept whole while it is short', async () => {
    expect(await captured(bytes('ab', 'cd'))).toMatchObject({ head: 'abcd', tail: '', left: 0 });
    expect(await captured(bytes('abcdefghij'))).toMatchObject({ head: 'abcdefgh', tail: 'ij', left: 0 });
  });

  test('is kept from its beginning and its end once it is long', async () => {
    const { head, tail, left } = await captured(bytes(...'0123456789'.repeat(10)));
    expect({ head, tail, left }).toEqual({ head: '01234567', tail: '23456789', left: 84 });
  });

  test('is heard at once, a character that comes in two parts as one', async () => {
    const [euro = Buffer.alloc(0)] = bytes('€');
    expect(await captured([euro.subarray(0, 1), euro.subarray(1)])).toMatchObject({ heard: '€', head: '€' });
  });

  test('stops what prints more than it may, once', async () => {
    const { head, heard, stopped } = await captured(bytes('abc', 'def', 'ghi'), { most: 5 });
    expect({ head, heard, stopped }).toEqual({ head: 'abcde', heard: 'abcde', stopped: 1 });
  });

  test('is never cut within a character, and nothing is lost uncounted', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 8 }),
        fc.integer({ min: 4, max: 40 }),
        async (texts, kept) => {
          const all = texts.join('');
          const { head, tail, left } = await captured(bytes(...texts), { kept });
          expect(all.startsWith(head)).toBe(true);
          expect(all.endsWith(tail)).toBe(true);
          expect(Buffer.byteLength(head) + Buffer.byteLength(tail) + left).toBe(Buffer.byteLength(all));
          expect(Buffer.byteLength(head)).toBeLessThanOrEqual(kept);
          expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(kept + 3);
        },
      ),
    );
  });

  test('may be no text at all', async () => {
    const { head, left } = await captured([Buffer.from([0xff, 0xfe, 0x80, 0x00])]);
    expect({ head, left }).toEqual({ head: '\ufffd\ufffd\ufffd\0', left: 0 });
  });
});
