import { duplexPair } from 'node:stream';
import { expect, test } from 'vitest';
import { fromAfar } from '../../../../harness/runner/market/distance.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';

function connected() {
  const clock = steppedClock(0);
  const [near, far] = duplexPair();
  const stream = fromAfar(near, 25, clock);
  const heard: string[] = [];
  stream.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
  stream.on('end', () => heard.push('end'));
  return { clock, stream, far, heard };
}

test('what comes back comes later, in its order, and what is sent goes at once', async () => {
  const { clock, stream, far, heard } = connected();
  const asked: string[] = [];
  far.on('data', (chunk: Buffer) => asked.push(chunk.toString()));
  stream.write('one');
  await clock.advance(0);
  expect(asked).toEqual(['one']);
  far.write('answer');
  await clock.advance(20);
  expect(heard).toEqual([]);
  far.write('another');
  far.end();
  await clock.advance(100);
  expect(heard).toEqual(['answer', 'another', 'end']);
});

test('a connection that ends on either side ends on both', async () => {
  const one = connected();
  one.stream.destroy();
  await one.clock.advance(100);
  expect(one.far.read()).toBeNull();
  await one.clock.advance(0);
  expect(one.far.readableEnded).toBe(true);
  const other = connected();
  other.far.end();
  other.far.destroy();
  await other.clock.advance(100);
  expect(other.heard.includes('end') || other.stream.destroyed).toBe(true);
});
