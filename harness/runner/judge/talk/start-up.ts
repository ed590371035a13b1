import type { Language } from '../../../example/example.js';
import type { ObservedMessage } from '../../observed.js';

/**
 * What ib_async asks for by itself, each time it connects, in this order; a program may have it leave out all but the
 * positions. @stoqey/ib asks for nothing. A program's own requests begin with the first that is not next in the row.
 */
const ROW = [
  'reqAutoOpenOrders',
  'reqPositions',
  'reqOpenOrders',
  'reqCompletedOrders',
  'reqAccountUpdates',
  'reqAccountUpdatesMulti',
  'reqExecutions',
];
/** One for each account. */
const REPEATED = 'reqAccountUpdatesMulti';
const ALWAYS = 'reqPositions';

/** The subscriptions for whose cancelling ib_async has no method of its own: they end as it disconnects. */
const UNCANCELLED: ReadonlySet<string> = new Set([
  'reqPositions',
  'reqAccountUpdates',
  'reqAccountUpdatesMulti',
  'reqAccountSummary',
]);

/** The index of the first message that may be the program's own request. */
export function endOfStartUp(messages: readonly ObservedMessage[], language: Language): number {
  const start = messages.findIndex(({ name }) => name === 'startApi') + 1;
  if (language !== 'python') return start;
  let step = 0;
  let end = start;
  let hasAlways = false;
  for (const [index, { direction, name }] of messages.entries()) {
    if (index < start || direction === 'reply') continue;
    const at = ROW.indexOf(name, step);
    if (at < 0) break;
    step = name === REPEATED ? at : at + 1;
    hasAlways ||= name === ALWAYS;
    end = index + 1;
  }
  return hasAlways ? end : start;
}

export function isLeftToLibrary(request: string, language: Language): boolean {
  return language === 'python' && UNCANCELLED.has(request);
}
