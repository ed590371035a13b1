// Tries to make the runner's own code do something else: whatever it may still call leads here. What it wants is
// that a program that fails is told of as one that has finished, and that never ends.
import fs from 'node:fs';
import Module from 'node:module';
import net from 'node:net';

const [, , most] = process.argv;
const wait = setTimeout;
const targets: readonly (readonly [object, readonly string[]])[] = [
  [JSON, ['parse', 'stringify']],
  [net.Socket.prototype, ['destroy', 'end', 'connect']],
  [net.Server.prototype, ['close']],
  [Module, ['_load', '_resolveFilename']],
  [fs, ['closeSync', 'readFileSync', 'writeSync']],
  [process, ['exit', 'reallyExit', 'abort', 'kill']],
  [Promise.prototype, ['then', 'catch', 'finally']],
];
for (const [owner, names] of targets) for (const name of names) Reflect.set(owner, name, () => 'finished');
process.on('uncaughtException', () => {});
process.on('SIGTERM', () => {});
wait(() => process.stdout.write(`ESCAPED: stayed for ${most} ms\n`), Number(most));
throw new Error('this run failed');
