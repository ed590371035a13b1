// Tries to start more processes than it may. Each says that it lives; the program stops at as many as it is told.
import { spawn } from 'node:child_process';

const [, , most] = process.argv;
const IDLE = ['-e', 'console.log("alive"); setTimeout(() => {}, 10000)'];
const children = Array.from({ length: Number(most) }, () => spawn(process.execPath, IDLE));
const alive = await Promise.all(children.map(isAlive));
for (const child of children) child.kill('SIGKILL');
const count = alive.filter(Boolean).length;
console.log(
  count === children.length ? `ESCAPED: ${count} runtimes beside its own` : `held: only ${count} began`,
);
process.exit();

function isAlive(child: (typeof children)[number]): Promise<boolean> {
  return new Promise((resolve) => {
    child.stdout.once('data', () => resolve(true));
    child.once('error', () => resolve(false));
    child.once('exit', () => resolve(false));
    setTimeout(() => resolve(false), 4000);
  });
}
