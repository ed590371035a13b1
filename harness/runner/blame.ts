import type { Example } from '../example/example.js';
import { type Meaning, meaningOf } from '../wire/tws-codes.js';
import { type ErrorSaid, errorIn } from './error-in.js';
import { wasBrokenOff, wasTurnedAway } from './judge/talk/sessions.js';
import type { Observed } from './observed.js';
import type { Blame, Verdict } from './verdict.js';

/** What TWS says when it is not itself: nothing that a program has done. */
const TROUBLE: Readonly<Partial<Record<Meaning, string>>> = {
  unreached: 'the gateway could not be reached',
  'not-connected': 'the gateway was not connected',
  'link-lost': 'the gateway lost its connection to IB',
  'port-moves': 'the gateway was about to leave its port',
  'data-taken': 'another session took the market data',
};
const PACED = /pacing violation|max rate of messages/i;

/** Whose fault it looks like that a run did not pass. What an example has asked for is no trouble of the environment. */
export function blameOf(
  { outcome }: Verdict,
  seen: Observed,
  { needs, expects }: Example,
): Blame | undefined {
  if (outcome === 'pass' || outcome === 'skipped') return undefined;
  if (seen.ending === 'not-started') {
    return { on: 'environment', because: `the sandbox did not start: ${seen.trouble ?? 'nobody knows why'}` };
  }
  const because =
    needs.trouble.length > 0 ? undefined : troubleIn(seen, [...expects.errors, ...expects.allows]);
  if (because !== undefined) return { on: 'environment', because };
  return { on: 'code', because: 'nothing was wrong around it' };
}

function troubleIn({ sessions, refused }: Observed, expected: readonly number[]): string | undefined {
  const messages = sessions.flatMap((session) => session.messages);
  for (const message of messages) {
    const error = errorIn(message);
    const because = error && troubleOf(error, expected);
    if (because !== undefined) return because;
  }
  const lost = sessions.find((session) => wasBrokenOff(session) && !wasTurnedAway(session));
  if (lost !== undefined) return `${lost.name} was lost: ${lost.ended?.because}`;
  const unkept = refused.find(({ rule }) => rule === 'record');
  if (unkept !== undefined) return `the guard could keep no record: ${unkept.reason}`;
  const silent = refused.find(({ rule, reason }) => rule === 'connection' || UNKNOWN.test(reason));
  return silent === undefined ? undefined : `the guard had no answer from the gateway: ${silent.reason}`;
}

/** The guard refuses what it knows too little of. */
const UNKNOWN = /connection has ended|does not answer|no session of its own|has lost its/;

function troubleOf({ code, text }: ErrorSaid, expected: readonly number[]): string | undefined {
  if (expected.includes(code)) return undefined;
  if (PACED.test(text)) return `the gateway was asked too much: ${text}`;
  const meaning = meaningOf(code);
  return meaning && TROUBLE[meaning];
}
