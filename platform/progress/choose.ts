import type { Clock } from '../clock/clock.js';
import { barProgress, type Terminal } from './bar.js';
import { lineProgress } from './line.js';
import type { Progress } from './progress.js';

/**
 * A bar where a person watches, plain lines elsewhere. Meant for stderr: stdout belongs to results.
 *
 * @example
 * const progress = chooseProgress(process.stderr, process.env, systemClock);
 * const task = progress.begin({ label: 'Reading bars', total: 400 });
 * task.advance(1, { note: 'AAPL' });
 * task.end();
 */
export function chooseProgress(
  stream: Terminal & { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): Progress {
  const canRedraw = stream.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'];
  if (!canRedraw) return lineProgress((text) => void stream.write(text), clock);
  // By convention any value of NO_COLOR, except an empty one, asks for none.
  return barProgress(stream, clock, { colour: !env['NO_COLOR'] });
}
