import { readdirSync, readFileSync } from 'node:fs';

/** What bubblewrap inherits from us, by number; only the first five go on to the program. */
export const descriptors = {
  orders: 3,
  signs: 4,
  /** Bubblewrap's options: on its command line anybody inside could read them. */
  options: 5,
  /** On which bubblewrap says how it is going. */
  status: 6,
  filter: 7,
  users: 8,
  hosts: 9,
  /** The options of the outer bubblewrap, where there is one. */
  outerOptions: 10,
} as const;

const CLOSE_ON_EXEC = 0o2000000;

/**
 * Descriptors of ours that whatever we start would inherit. Node's own are never among them; those that we
 * ourselves inherited, from a shell or an editor, may be.
 */
export function inheritable(): readonly number[] {
  return readdirSync('/proc/self/fd')
    .map(Number)
    .filter((fd) => fd > 2 && passesOn(fd));
}

function passesOn(fd: number): boolean {
  try {
    const flags = /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1] ?? '0';
    return (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    // The one by which the list was read.
    return false;
  }
}
