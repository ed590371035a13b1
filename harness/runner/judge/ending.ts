import type { Expectations } from '../../example/example.js';
import { UNREACHED } from '../../sandbox/unreached.js';
import type { Observed } from '../observed.js';
import type { Outcome, Reason } from '../verdict.js';
import { lastWords } from './last-words.js';

/** How a run ended where that alone says what became of it. */
interface Ended {
  readonly outcome: Extract<Outcome, 'error' | 'timeout' | 'blocked'>;
  readonly reasons: readonly Reason[];
}

/** Undefined where the program ended as it was to: what it did decides. */
export function endingOf(seen: Observed, expects: Expectations): Ended | undefined {
  const { ending, stderr } = seen;
  if (ending === 'not-started') {
    return ended('error', 'runs', `it did not start: ${seen.trouble ?? 'nobody knows why'}`);
  }
  if (ending === 'timed-out') {
    return ended('timeout', 'runs', `it was still running after ${Math.round(seen.runMs)} ms`);
  }
  const limit = LIMITS[ending];
  if (limit !== undefined) return ended('blocked', 'stays-in-limits', limit);
  const refused = seen.refused.filter(({ rule }) => !expects.refused.includes(rule));
  if (refused.length > 0) {
    const messages = refused.map(({ request, rule, reason }) => `${request}: ${rule}: ${reason}`);
    return {
      outcome: 'blocked',
      reasons: [...new Set(messages)].map((message) => ({ criterion: 'guard-allows', message })),
    };
  }
  const { exitCode, endedBy } = seen;
  if (endedBy === undefined && exitCode === expects.exit) return undefined;
  const words = lastWords(stderr);
  const wall = WALLS.find(({ shown }) => shown.test(stderr));
  if (wall) return ended('blocked', 'stays-in-sandbox', words === '' ? wall.is : `${wall.is}: ${words}`);
  const how =
    endedBy === undefined
      ? `exit code ${exitCode ?? 'unknown'} where ${expects.exit} was expected`
      : `it was ended by ${endedBy}`;
  return ended('error', 'exits', words === '' ? how : `${how}: ${words}`);
}

function ended(outcome: Ended['outcome'], criterion: string, message: string): Ended {
  return { outcome, reasons: [{ criterion, message }] };
}

const LIMITS: { readonly [Ending in Observed['ending']]?: string } = {
  'out-of-cpu': 'it used more processor time than the sandbox gives',
  'out-of-memory': 'it used more memory than the sandbox gives',
  'too-much-output': 'it printed more than the sandbox takes',
};

/** How a program that cannot go on says that it ran into a wall of the sandbox. */
const WALLS: readonly { readonly shown: RegExp; readonly is: string }[] = [
  {
    shown: UNREACHED,
    is: 'it asked for another host or port than those that lead to the guard',
  },
  { shown: /EROFS|Read-only file system/, is: 'it wrote outside /tmp' },
  {
    shown: /ENOSPC|No space left on device|EFBIG|File too large/,
    is: 'it wrote more than the sandbox keeps',
  },
  {
    shown: /EPERM|Operation not permitted|EACCES|PermissionError|Permission denied/,
    is: 'it did what the sandbox does not let programs do',
  },
  {
    shown: /EAGAIN|can't start new thread|EMFILE|Too many open files/,
    is: 'it used up what the sandbox gives',
  },
];
