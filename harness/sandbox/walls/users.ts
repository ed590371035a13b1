import { textOf } from './text-of.js';

/** Where numbers for users begin that no system gives out by itself; others, should one be in use. */
const BEGINNINGS = [0x49425300, 0x5b425300, 0x6d425300];
const MOST_CELLS = 64;
/** No process of Linux has a higher number. */
const MOST_PROCESSES = 2 ** 22;

/** Of the whole process, in which our code may be loaded more than once. */
const taken = takenOf(Symbol.for('ib-specialist.sandbox.users'));

function takenOf(key: symbol): Set<unknown> {
  const known: unknown = Reflect.get(globalThis, key);
  if (known instanceof Set) return known;
  const none = new Set();
  Reflect.set(globalThis, key, none);
  return none;
}

/**
 * A user that no other living cell of this machine has: the number of our process is part of it. Undefined when
 * too many cells live.
 */
export function takeUser(): number | undefined {
  const beginning = beginningOf(textOf('/etc/passwd'), textOf('/etc/subuid'));
  if (beginning === undefined) return undefined;
  const first = beginning + process.pid * MOST_CELLS;
  for (let user = first; user < first + MOST_CELLS; user++) {
    if (taken.has(user)) continue;
    taken.add(user);
    return user;
  }
  return undefined;
}

export function giveBack(user: number): void {
  taken.delete(user);
}

/** The first range in which the system knows no user, and gave none to anybody for containers. */
export function beginningOf(passwd: string, subuid: string): number | undefined {
  const users = rows(passwd).map(([, , id]) => ({ from: Number(id), count: 1 }));
  const ranges = rows(subuid).map(([, from, count]) => ({ from: Number(from), count: Number(count) }));
  const used = [...users, ...ranges];
  return BEGINNINGS.find((beginning) =>
    used.every(
      ({ from, count }) => from + count <= beginning || from >= beginning + MOST_CELLS * MOST_PROCESSES,
    ),
  );
}

function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'));
}
