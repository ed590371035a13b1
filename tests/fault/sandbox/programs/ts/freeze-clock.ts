// Tries to stop the clock of whoever measures its time, by putting its own in the place of Node's.
const [, , most] = process.argv;
const now = process.hrtime.bigint;
const wait = setTimeout;
const began = now();
Date.now = () => 0;
performance.now = () => 0;
for (const name of ['hrtime', 'exit', 'kill']) Reflect.set(process, name, () => 0);
for (const name of ['setTimeout', 'setInterval', 'clearTimeout']) Reflect.set(globalThis, name, () => 0);
const look = () => {
  if (now() - began < BigInt(Number(most)) * 1_000_000n) wait(look, 20);
  else console.log(`ESCAPED: stayed for ${most} ms`);
};
look();
