import { isPaperAccount } from '../../../guard/paper.js';
import type { Observed, ObservedSession } from '../../observed.js';
import type { Criterion } from '../criterion.js';
import { accountsOf, hasStarted, wasBrokenOff, wasTurnedAway } from '../talk/sessions.js';
import { talksOf } from '../talk/talks.js';
import { whatFailedUnseen } from './unseen.js';

/** How a client comes in and leaves. */
export const sessionCriteria: readonly Criterion[] = [
  {
    name: 'seen-whole',
    asks: 'Every message was kept and could be read: what is judged is all that was said.',
    check: ({ sessions, unkept }) => [
      ...(unkept > 0 ? [`${unkept} messages more were sent than were kept`] : []),
      ...sessions.flatMap(unreadableIn),
    ],
  },
  {
    name: 'starts-session',
    asks:
      'Each session begins with one startApi, is told nextValidId and its paper accounts, and asks for nothing' +
      ' before; or it is turned away with an error.',
    check: startsSession,
  },
  {
    name: 'does-something',
    asks: 'The program asks for something itself; for a connection, being connected is enough.',
    check(seen, example) {
      const talks = talksOf(seen, example);
      if (!talks.some(({ session }) => hasStarted(session))) return ['it was never connected'];
      if (CONNECTED_IS_ENOUGH.has(example.category)) return [];
      const asks = talks.some(({ session, ownFrom }) =>
        session.messages.some(({ direction }, index) => direction === 'request' && index >= ownFrom),
      );
      const usesStartUp = USES_START_UP.has(example.category) && talks.some(hasStartUp);
      return asks || usesStartUp ? [] : ['it asked for nothing'];
    },
  },
  {
    name: 'closes-connection',
    asks: 'The program closes each of its connections before it ends.',
    check: ({ leftOpen = 0 }) =>
      leftOpen > 0 ? [`${openText(leftOpen)} still open as the program ended`] : [],
  },
  {
    name: 'fails-aloud',
    asks: 'No exception is only logged, none is lost in a task, and no coroutine is never awaited.',
    check: whatFailedUnseen,
  },
];

const CONNECTED_IS_ENOUGH: ReadonlySet<string> = new Set(['connection', 'reconnect']);
/** Where what ib_async asks for as it connects may be all that is needed. */
const USES_START_UP: ReadonlySet<string> = new Set(['portfolio', 'cli', 'gui', 'engine']);
const hasStartUp = ({ questions }: { readonly questions: readonly { isOfLibrary: boolean }[] }) =>
  questions.some(({ isOfLibrary }) => isOfLibrary);

function openText(count: number): string {
  return count === 1 ? 'a connection was' : `${count} connections were`;
}

function unreadableIn({ name: session, messages }: ObservedSession): readonly string[] {
  return messages
    .filter(({ passage }) => passage === 'unreadable')
    .map(({ direction, name }) => `${session}: a ${direction} could not be read: ${name}`);
}

function startsSession(seen: Observed): readonly string[] {
  return seen.sessions.flatMap((session) => startOf(session).map((wrong) => `${session.name}: ${wrong}`));
}

function startOf(session: ObservedSession): readonly string[] {
  const { version, messages } = session;
  if (wasBrokenOff(session) && !hasStarted(session)) return [];
  if (version === undefined) return ['client and gateway did not greet each other'];
  const wrong = [];
  if (messages[0]?.name !== 'startApi') {
    wrong.push(`the first message is ${messages[0]?.name ?? 'missing'} where startApi begins a session`);
  }
  const starts = messages.filter(({ name }) => name === 'startApi').length;
  if (starts > 1) wrong.push(`startApi was sent ${starts} times`);
  if (wasTurnedAway(session)) return wrong;
  const welcome = Math.max(
    ...['nextValidId', 'managedAccounts'].map((reply) => {
      const index = messages.findIndex(({ name }) => name === reply);
      if (index < 0) wrong.push(`${reply} did not come`);
      return index;
    }),
  );
  const early = messages.find(
    ({ direction }, index) => direction === 'request' && index > 0 && index < welcome,
  );
  if (early) wrong.push(`${early.name} was sent before nextValidId and the accounts had come`);
  const accounts = accountsOf(session);
  if (accounts.length === 0) wrong.push('it was told of no account');
  const lists = messages
    .filter(({ name }) => name === 'managedAccounts')
    .map(({ texts }) => texts['accountsList']);
  if (new Set(lists).size > 1) wrong.push(`it was told of the accounts ${lists.join(', and then of ')}`);
  const real = accounts.filter((account) => !isPaperAccount(account));
  if (real.length > 0) wrong.push(`${real.join(', ')} is no paper account`);
  const first = Number(messages.find(({ name }) => name === 'nextValidId')?.texts['orderId'] ?? 1);
  if (first < 1) wrong.push(`the first id for orders is ${first}`);
  return wrong;
}
