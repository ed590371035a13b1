import type { Example } from '../../../example/example.js';
import { isNotice, meaningOf } from '../../../wire/tws-codes.js';
import { errorIn } from '../../error-in.js';
import type { Criterion } from '../criterion.js';
import type { PlacedError, Question, Talk } from '../talk/question.js';
import { talksOf } from '../talk/talks.js';

/** What goes wrong must be what was expected to. */
export const errorCriteria: readonly Criterion[] = [
  {
    name: 'no-other-errors',
    asks:
      'No error comes but those that the example expects or allows, notices (2100 to 2199), and what TWS says of' +
      ' a cancel that the program asked for (202; 162 and 300, 310, 365, 366 of the id cancelled).',
    check: (seen, example) => talksOf(seen, example).flatMap((talk) => unexpectedIn(talk, example)),
  },
  {
    name: 'expected-errors',
    asks: 'Each error that the example expects comes.',
    check(seen, { expects }) {
      const came = new Set(
        seen.sessions.flatMap(({ messages }) => messages.flatMap((message) => errorIn(message)?.code ?? [])),
      );
      return expects.errors.filter((code) => !came.has(code)).map((code) => `error ${code} did not come`);
    },
  },
  {
    name: 'errors-belong',
    asks: 'An error names something that was asked for, or nothing at all, and is said of a request once.',
    check: (seen, example) =>
      talksOf(seen, example).flatMap(({ session, strays, questions }) => [
        ...strays.filter(({ what }) => what === 'error').map(({ why }) => `${session.name}: ${why}`),
        ...questions.flatMap(repeatedIn).map((wrong) => `${session.name}: ${wrong}`),
      ]),
  },
];

function unexpectedIn(
  { session, questions }: Talk,
  { expects: { errors, allows, refused } }: Example,
): readonly string[] {
  const ofCancels = new Set(questions.flatMap(saidOfItsCancel).map(({ message }) => message));
  const known = new Set([...errors, ...allows]);
  let isCancelling = false;
  const wrong: string[] = [];
  for (const message of session.messages) {
    if (CANCELLING.has(message.name)) isCancelling = true;
    const error = errorIn(message);
    if (error === undefined) continue;
    const { code, text, id } = error;
    if (isNotice(code) || known.has(code) || ofCancels.has(message)) continue;
    // What the guard refuses is told by its rules; and who cancels an order loses those that depend on it, too.
    if (message.passage === 'guard' && refused.length > 0) continue;
    if (meaningOf(code) === 'order-cancelled' && isCancelling) continue;
    const about = id === undefined ? '' : ` of ${id}`;
    wrong.push(`${session.name}: error ${code}${about} was not expected: ${text}`);
  }
  return wrong;
}

const CANCELLING: ReadonlySet<string> = new Set(['cancelOrder', 'reqGlobalCancel']);
const HISTORICAL = 162;

function saidOfItsCancel({ kind, cancel, errors }: Question): readonly PlacedError[] {
  if (cancel === undefined) return [];
  return errors.filter(({ index, code, text }) => {
    if (index < cancel.index || !kind.cancelErrors.includes(code)) return false;
    return code !== HISTORICAL || /cancel/i.test(text);
  });
}

function repeatedIn({ errors, cancel }: Question): readonly string[] {
  const said = new Set<string>();
  return errors.flatMap(({ index, code, text: words, id }) => {
    if (isNotice(code) || (cancel !== undefined && index > cancel.index)) return [];
    const text = `error ${code} of ${id}: ${words}`;
    if (said.has(text)) return [`the same was said twice: ${text}`];
    said.add(text);
    return [];
  });
}
