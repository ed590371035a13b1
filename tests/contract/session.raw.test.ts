import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const framed = (text: string) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
};

/** What a program without any library hears: the bodies that come until one begins like the last expected. */
async function say(requests: readonly string[], last: string): Promise<readonly string[]> {
  const socket = connect(gateway.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(Buffer.concat([Buffer.from('API\0'), framed('v100..200')]));
  const bodies: string[] = [];
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk]);
    for (; bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE(); ) {
      const end = 4 + bytes.readUInt32BE();
      bodies.push(bytes.toString('utf8', 4, end));
      bytes = bytes.subarray(end);
      if (bodies.length === 1)
        for (const body of ['71\x002\x005\x00\x00', ...requests]) socket.write(framed(body));
    }
    if (bodies.at(-1)?.startsWith(last)) break;
  }
  return bodies;
}

test('the time in milliseconds, which neither library can ask for', async () => {
  const bodies = await say(['105\0'], '109\0');
  expect(bodies[0]).toBe('200\x0020260303 11:30:00 EST\0');
  expect(bodies.at(-1)).toBe(`109\0${Date.parse('2026-03-03T16:30:00Z')}\0`);
});

test('the verification of programs, which no library reads', async () => {
  const requests = [
    '65\x001\0program\x001.0\0',
    '66\x001\0data\0',
    '72\x001\0program\x001.0\0key\0',
    '73\x001\0data\0answer\0',
  ];
  const bodies = await say([...requests, '49\x001\0'], '49\0');
  const verdicts = bodies
    .filter((body) => /^(66|70)\0/.test(body))
    .map((body) => body.split('\0').slice(0, 3));
  expect(verdicts).toEqual([
    ['66', '1', 'false'],
    ['66', '1', 'false'],
    ['70', '1', 'false'],
    ['70', '1', 'false'],
  ]);
});
