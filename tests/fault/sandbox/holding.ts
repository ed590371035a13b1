import { beforeAll, expect, test, vi } from 'vitest';
import type { Ending } from '../../../harness/sandbox/result.js';
import { type Escape, gotOut } from './escape.js';
import { type Attempts, type AttemptsOptions, startAttempts } from './start-attempts.js';
import { titleOf } from './titles.js';

const isRoot = process.getuid?.() === 0;

export interface Rows<Name extends string> extends Omit<AttemptsOptions, 'escapes'> {
  readonly escapes: readonly Escape<Name>[];
}

/** Tests that each program gets out with its walls taken away, and is held, and told of as it is, with them. */
export function holds<Name extends string>(options: Rows<Name>): void {
  const { escapes, level } = options;
  let attempts: Attempts;
  beforeAll(() => {
    attempts = startAttempts(options);
  });

  test.for(escapes.map((row) => [titleOf(row), row] as const))('%s', async ([, row], { skip }) => {
    const { open, held, next } = await attempts.outcomeOf(row.file);
    // Where the kernel itself holds it there is nothing to be shown of the walls.
    const why = row.mayLack ?? (isRoot ? undefined : row.needsRoot);
    if (why !== undefined && !gotOut(open)) skip(why);
    expect(gotOut(open), JSON.stringify(open)).toBe(true);

    expect(gotOut(held), JSON.stringify(held)).toBe(false);
    if (level === 'full') {
      expect(held.ending, JSON.stringify(held)).toBe(row.ends);
      if (row.meets) expect(held.stdout + held.stderr).toMatch(row.meets);
    } else {
      // There a program is refused what it would otherwise only fail to find, or do in processes of its own.
      const startsOthers = row.walls !== 'bare' && row.walls.some((name) => name === 'process-count');
      const isRefused = row.ends === 'finished' || startsOthers;
      const expected: readonly Ending[] = isRefused ? [row.ends, 'failed'] : [row.ends];
      expect(expected, JSON.stringify(held)).toContain(held.ending);
    }

    expect(next).toMatchObject({ ending: 'finished', stderr: '', harm: [] });
    expect(next.stdout).toMatch(/^plain: \["(?:node_modules", ?")?own-", ?"plain\.\w+"\]\n$/);
  });

  test('and nothing is left of any of them', async () => {
    const left = await attempts.ended;
    const nothing = { processes: [], groups: [], mounts: [], sockets: [], files: [] };
    // What ends with it takes a moment.
    await vi.waitFor(() => expect(left()).toEqual(nothing), { timeout: 10_000 });
  });
}
