import { type Duplex, duplexPair } from 'node:stream';
import type { Clock } from '../../../platform/clock/clock.js';

/** The same stream, from which everything comes so much later. */
export function fromAfar(stream: Duplex, ms: number, clock: Clock): Duplex {
  const [here, there] = duplexPair();
  const later = (task: () => void) => void clock.after(ms, task);
  there.pipe(stream);
  stream.on('data', (chunk: Buffer) => later(() => there.writable && there.write(chunk)));
  stream.on('end', () => later(() => there.end()));
  stream.on('close', () => later(() => there.destroy()));
  for (const each of [stream, there]) each.on('error', () => {});
  // One half of a pair that is destroyed tells the other nothing.
  here.on('close', () => {
    stream.end();
    stream.destroy();
  });
  return here;
}
