import type { Example } from '../../example/example.js';
import { isNotice, meaningOf } from '../../wire/tws-codes.js';
import type { ObservedMessage } from '../observed.js';
import type { Criterion } from './criterion.js';
import type { Conversation, Placed, Talk } from './talk/conversation.js';
import { talksOf } from './talk/talks.js';

/** What goes wrong must be what was expected to. */
export const errorCriteria: readonly Criterion[] = [
  {
    name: 'no-other-errors',
    categories: 'all',
    asks:
      'No error comes but those that the example expects or allows, notices (2100 to 2199), and what TWS says of' +
      ' a cancel that the program asked for (202; 162 and 300, 310, 365, 366 of the id cancelled).',
    check: (seen, example) => talksOf(seen, example).flatMap((talk) => unexpectedIn(talk, example)),
  },
  {
    name: 'expected-errors',
    categories: 'all',
    asks: 'Each error that the example expects comes.',
    check(seen, { expects }) {
      const came = new Set(seen.sessions.flatMap(({ messages }) => messages.filter(isError).map(codeOf)));
      return expects.errors.filter((code) => !came.has(code)).map((code) => `error ${code} did not come`);
    },
  },
  {
    name: 'errors-belong',
    categories: 'all',
    asks: 'An error names something that was asked for, or nothing at all, and is said of a request once.',
    check: (seen, example) =>
      talksOf(seen, example).flatMap(({ session, strays, conversations }) => [
        ...strays.filter(({ what }) => what === 'error').map(({ why }) => `${session.name}: ${why}`),
        ...conversations.flatMap(repeatedIn).map((wrong) => `${session.name}: ${wrong}`),
      ]),
  },
];

const isError = ({ direction, name }: ObservedMessage) => direction === 'reply' && name === 'errMsg';
const codeOf = ({ texts }: ObservedMessage) => Number(texts['errorCode']);
const textOf = ({ texts }: ObservedMessage) => String(texts['errorMsg'] ?? '');

function unexpectedIn(
  { session, conversations }: Talk,
  { expects: { errors, allows, refused } }: Example,
): readonly string[] {
  const ofCancels = new Set(conversations.flatMap(saidOfItsCancel).map(({ message }) => message));
  const known = new Set([...errors, ...allows]);
  let isCancelling = false;
  const wrong: string[] = [];
  for (const message of session.messages) {
    if (CANCELLING.has(message.name)) isCancelling = true;
    if (!isError(message)) continue;
    const code = codeOf(message);
    if (isNotice(code) || known.has(code) || ofCancels.has(message)) continue;
    // What the guard refuses is told by its rules; and who cancels an order loses those that depend on it, too.
    if (message.passage === 'guard' && refused.length > 0) continue;
    if (meaningOf(code) === 'order-cancelled' && isCancelling) continue;
    const id = message.texts['reqId'];
    const about = id === undefined || id === '-1' ? '' : ` of ${String(id)}`;
    wrong.push(`${session.name}: error ${code}${about} was not expected: ${textOf(message)}`);
  }
  return wrong;
}

const CANCELLING: ReadonlySet<string> = new Set(['cancelOrder', 'reqGlobalCancel']);
const HISTORICAL = 162;

function saidOfItsCancel({ kind, cancel, errors }: Conversation): readonly Placed[] {
  if (cancel === undefined) return [];
  return errors.filter(({ index, message }) => {
    const code = codeOf(message);
    if (index < cancel.index || !kind.cancelErrors.includes(code)) return false;
    return code !== HISTORICAL || /cancel/i.test(textOf(message));
  });
}

function repeatedIn({ errors, cancel }: Conversation): readonly string[] {
  const said = new Set<string>();
  return errors.flatMap(({ index, message }) => {
    const code = codeOf(message);
    if (isNotice(code) || (cancel !== undefined && index > cancel.index)) return [];
    const text = `error ${code} of ${String(message.texts['reqId'])}: ${textOf(message)}`;
    if (said.has(text)) return [`the same was said twice: ${text}`];
    said.add(text);
    return [];
  });
}
