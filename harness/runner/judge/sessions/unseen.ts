import type { Example } from '../../../example/example.js';
import type { Observed } from '../../observed.js';

/** What Python says of an exception that nobody has caught, and that has not ended the program. */
const UNSEEN: readonly { readonly shown: RegExp; readonly is: string }[] = [
  { shown: /^(?:Task|Future) exception was never retrieved/m, is: 'a task failed, and nobody looked' },
  { shown: /coroutine '[^']*' was never awaited/, is: 'a coroutine was never awaited' },
  { shown: /^Traceback \(most recent call last\):/m, is: 'an exception was only logged' },
];

/**
 * What a task throws, asyncio only logs: the program goes on, and prints OK. Of what a listener throws nothing is seen
 * here: the event of ib_async keeps it to itself.
 */
export function whatFailedUnseen(
  { stderr, exitCode }: Observed,
  { needs, expects }: Example,
): readonly string[] {
  // A crash speaks for itself; and where trouble was asked for, the library's own tasks may fail.
  if (exitCode !== 0 || needs.trouble.length > 0) return [];
  const found = UNSEEN.find(({ shown }) => shown.test(stderr));
  if (found === undefined || expects.exit !== 0) return [];
  const why = stderr.match(/^(?:\w+\.)*\w*(?:Error|Exception)\b.*$/m)?.[0] ?? '';
  return [why === '' ? found.is : `${found.is}: ${why}`];
}
