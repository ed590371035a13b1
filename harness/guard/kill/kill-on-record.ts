import type { Line } from '../record/line.js';
import type { Kill } from './kill-switch.js';

/** The kill that the record ends with, if nobody has lifted it since. */
export function killOnRecord(before: Iterable<Line>): Kill | undefined {
  let kill: Kill | undefined;
  for (const line of before) {
    if (line.kind === 'killed') kill = killOf(line.why, line.at);
    else if (line.kind === 'released') kill = undefined;
  }
  return kill;
}

/** The record has the reason as the switch says it: with the moment, which is a little before that of the line. */
function killOf(why: string, at: string): Kill {
  const [, because = why, since = at] = /^(.*) \(since ([^ )]+)\)$/.exec(why) ?? [];
  const moment = Date.parse(since);
  return { because, since: Number.isNaN(moment) ? Date.parse(at) : moment };
}
