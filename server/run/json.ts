import { crossingJson } from '../../harness/guard/transcript/readable.js';
import { hintsFor } from './hints.js';
import type { ProgramRun } from './runner.js';
import type { Wire, WireEntry } from './wire.js';

/** A run for programs: what became of it, how it was contained, what was refused, and what went over the wire. */
export function runJson(run: ProgramRun, missing: string | undefined, showsWire: boolean): string {
  const { result, policy, market, decisions, wire, killed, record } = run;
  const { isolation, ...rest } = result;
  return JSON.stringify({
    result: {
      ...rest,
      exitCode: rest.exitCode ?? null,
      signal: rest.signal ?? null,
      trouble: rest.trouble ?? null,
    },
    hints: hintsFor(run),
    isolation: { ...isolation, missing: missing ?? null },
    guard: {
      policy,
      upstream: market,
      killed: killed ?? null,
      record,
      ordersAllowed: decisions.ordersAllowed,
    },
    refusals: decisions.refused,
    refusalsLeftOut: decisions.more,
    ...(showsWire ? transcript(wire) : {}),
  });
}

function transcript({ first, last, left }: Wire): object {
  return { transcript: [...first, ...last].map(entryShape), transcriptLeftOut: left };
}

function entryShape(entry: WireEntry): object {
  const { session } = entry;
  // One form of a message for programs: that of a transcript file.
  if ('crossing' in entry) return { session, message: JSON.parse(crossingJson(entry.crossing)) };
  const { at, ...event } = entry.event;
  return { session, event: { at: new Date(at).toISOString(), ...event } };
}
