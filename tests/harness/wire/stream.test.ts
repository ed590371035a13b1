import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFrameReader, frame, LONGEST_BODY } from '../../../harness/wire/framing.js';
import { negotiate, readHello, serverAck, writeHello } from '../../../harness/wire/handshake.js';

describe('frames', () => {
  test('come out whole however the stream is cut', () => {
    const bodies = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(bodies, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sent, cuts) => {
        const stream = Buffer.concat(sent.map(frame));
        const reader = createFrameReader();
        const received: string[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const length = cuts[turn % cuts.length] ?? 1;
          received.push(...reader.push(stream.subarray(at, at + length)).map(String));
          at += length;
        }
        expect(received).toEqual(sent);
        expect(reader.failure).toBeUndefined();
      }),
    );
  });

  test('an overlong one ends the reading, an empty one is a body like any other', () => {
    const overlong = createFrameReader();
    expect(overlong.push(Buffer.from([1, 0, 0, 0]))).toEqual([]);
    expect(overlong.failure).toEqual({ reason: 'overlong', length: LONGEST_BODY + 1 });
    const empty = createFrameReader();
    expect(empty.push(Buffer.concat([frame('a\0'), Buffer.alloc(4), frame('b\0')])).map(String)).toEqual([
      'a\0',
      '',
      'b\0',
    ]);
    expect(empty.failure).toBeUndefined();
  });
});

describe('the handshake', () => {
  test.each([
    ['v100..193', { min: 100, max: 193, options: '' }],
    ['v100..225 +PACEAPI', { min: 100, max: 225, options: '+PACEAPI' }],
    ['v157', { min: 157, max: 157, options: '' }],
  ])('%s is read and written', (versions, hello) => {
    const bytes = Buffer.concat([Buffer.from('API\0'), frame(versions)]);
    expect(readHello(bytes)).toMatchObject({ kind: 'hello', hello });
    expect(writeHello(hello)).toEqual(bytes);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(readHello(bytes.subarray(0, length))).toEqual({ kind: 'incomplete' });
    }
  });

  test('versions that end with NUL, as those of Ruby clients, are read', () => {
    const bytes = Buffer.concat([Buffer.from('API\0'), frame('v100..165\0')]);
    expect(readHello(bytes)).toMatchObject({ kind: 'hello', hello: { min: 100, max: 165, options: '' } });
  });

  test.each([
    ['62\0', 'unframed'],
    ['GET / HTTP/1.1', 'garbage'],
    ['API\0\0\0\0\u0003abc', 'garbage'],
    ['API\0\u0001\0\0\0', 'oversized'],
  ])('%j is refused', (sent, reason) => {
    expect(readHello(Buffer.from(sent, 'latin1'))).toMatchObject({ kind: 'refused', reason });
  });

  test.each([
    [100, 193, 193],
    [157, 178, 178],
    [100, 225, 200],
    [100, 157, 157],
    [100, 158, 157],
    [200, 200, 200],
  ])('a client of %i to %i is met at %i', (min, max, version) => {
    expect(negotiate({ min, max })).toEqual({ version });
  });

  test.each([
    [213, 226],
    [100, 156],
    [158, 158],
  ])('a client of %i to %i is refused', (min, max) => {
    expect(negotiate({ min, max })).toHaveProperty('refusal');
  });

  test('the answer holds the version and the time', () => {
    expect(serverAck(178, '20260102 10:00:00 EST')).toBe('178\u000020260102 10:00:00 EST\0');
  });
});
