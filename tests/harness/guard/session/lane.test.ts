import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLane } from '../../../../harness/guard/session/lane.js';
import { createTap } from '../../../../harness/guard/session/tap.js';

const MEGABYTE = 1024 * 1024;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('while one side does not read, its client is not asked for more because the other side does', async () => {
  const client = new PassThrough();
  const [unread, read] = [new PassThrough(), new PassThrough()];
  const tap = createTap(client.on('data', () => {}));
  const [down, up] = [createLane(unread, [tap]), createLane(read, [tap])];
  down.send(Buffer.alloc(2 * MEGABYTE));
  up.send(Buffer.alloc(2 * MEGABYTE));
  await turn();
  expect(client.isPaused()).toBe(true);
  read.resume();
  while (read.writableLength > 0) await turn();
  expect(client.isPaused()).toBe(true);
  unread.resume();
  while (unread.writableLength > 0) await turn();
  expect(client.isPaused()).toBe(false);
});

test('what is said in one go leaves as one write, in its order, and the first of a turn does not wait for the next', async () => {
  const to = new PassThrough({ highWaterMark: MEGABYTE });
  const lane = createLane(to, []);
  const written: string[] = [];
  to.on('data', (bytes: Buffer) => written.push(bytes.toString()));
  const frames = Buffer.from('onetwo');
  lane.send(frames.subarray(0, 3));
  lane.send(frames.subarray(3));
  const isNextTurn = turn();
  await Promise.resolve();
  await new Promise<void>((resolve) => process.nextTick(resolve));
  await new Promise<void>((resolve) => process.nextTick(resolve));
  expect(written).toEqual(['onetwo']);
  lane.send(Buffer.from('three'));
  await isNextTurn;
  await turn();
  expect(written).toEqual(['onetwo', 'three']);
});
