import { createHash } from 'node:crypto';
import type { Needs } from '../example/example.js';
import type { Fields } from '../wire/decode.js';
import { TICKS } from './judge/talk/kinds.js';
import type { ObservedMessage, ObservedSession } from './observed.js';

/** What streams: that it came is part of a run, how often and what it said is chance. */
const STREAMED: ReadonlySet<string> = new Set([
  ...TICKS,
  'tickByTick',
  'updateMktDepth',
  'updateMktDepthL2',
  'realtimeBar',
  'historicalDataUpdate',
  'updateAccountValue',
  'updatePortfolio',
  'updateAccountTime',
  'accountSummary',
  'accountUpdateMulti',
  'pnl',
  'pnlSingle',
  'updateNewsBulletin',
  'scannerData',
]);
/** Fields that say when, or that follow from when. */
const TIMES: ReadonlySet<string> = new Set([
  'time',
  'timeStamp',
  'timestamp',
  'errorTime',
  'startDate',
  'endDate',
  'startDateTime',
  'endDateTime',
  'completedTime',
  'lastTimestamp',
]);

/** Of a run in which time passes, so much of a message is the same each time: prices are not. */
const STEADY: ReadonlySet<string> = new Set([
  'reqId',
  'orderId',
  'status',
  'symbol',
  'secType',
  'action',
  'orderType',
  'totalQuantity',
  'errorCode',
]);

/**
 * One hash of what was said on the wire, the same whenever the same is said: without times and streamed ticks.
 * What is said about one request stays in its order; which of two requests was answered first does not matter.
 */
export function digestOf(sessions: readonly ObservedSession[], time: Needs['time']): string {
  const hash = createHash('sha256');
  const told = time === 'still' ? withoutTimes : steadyPart;
  for (const { version, messages } of sessions) {
    hash.update(`session ${version ?? 'none'}\n`);
    for (const [, lines] of [...linesBySubject(messages, told)].sort(([one], [other]) =>
      one < other ? -1 : 1,
    )) {
      hash.update(`${lines.join('\n')}\n\n`);
    }
  }
  return hash.digest('hex');
}

/** Lines about the same thing: one way, by the id that they name. */
function linesBySubject(
  messages: readonly ObservedMessage[],
  told: (texts: Fields) => Fields,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const streamed = new Set<string>();
  for (const message of messages) {
    const { direction, name, texts, passage } = message;
    const about = direction === 'request' ? 'request' : `reply ${subjectOf(message)}`;
    if (STREAMED.has(name)) {
      const key = `${about} ${name}`;
      if (streamed.has(key)) continue;
      streamed.add(key);
      found.set(key, [name]);
      continue;
    }
    const line = `${name} ${passage} ${JSON.stringify(told(texts))}`;
    const lines = found.get(about);
    if (lines === undefined) found.set(about, [line]);
    // How often the state of an order is repeated depends on the moment.
    else if (lines.at(-1) !== line) lines.push(line);
  }
  return found;
}

/** Requests stand in the order in which they were sent; replies under the request or the order they belong to. */
function subjectOf({ name, texts }: ObservedMessage): string {
  const id = texts['reqId'] ?? texts['orderId'] ?? texts['id'];
  if (typeof id === 'string' && id !== '-1') return id;
  return id === '-1' ? `${name} ${String(texts['errorCode'] ?? '')}` : name;
}

function withoutTimes(texts: Fields): Fields {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]): [string, Fields[string]][] => {
      if (TIMES.has(name)) return [];
      return [[name, typeof value === 'string' ? value : value.map(withoutTimes)]];
    }),
  );
}

function steadyPart(texts: Fields): Fields {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => STEADY.has(name)));
}
