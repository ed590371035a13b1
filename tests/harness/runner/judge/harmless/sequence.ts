import type { ObservedMessage } from '../../../../../harness/runner/observed.js';
import { type Harmless, named } from './class.js';

const isRow = named(`
  contractDetails securityDefinitionOptionParameter position positionMulti accountSummary updatePortfolio
  updateAccountValue accountUpdateMulti updateAccountTime completedOrder`);
const isNotice = ({ name, texts }: ObservedMessage) =>
  name === 'errMsg' && /^21[0-6]\d$/.test(String(texts['errorCode']));

/** What comes earlier or later, or not at all. */
export const sequence: readonly Harmless[] = [
  {
    name: 'a notice',
    because: 'how many data farms say that they are connected, and when, says nothing of the program',
    holds: ({ message, next, change }) =>
      isNotice(message) || (change === 'swapped with the next' && next !== undefined && isNotice(next)),
  },
  {
    name: 'the last words of a session',
    because: 'they may have been on their way when the program left',
    holds: ({ change, index, session, message }) =>
      change === 'dropped' && message.direction === 'reply' && index === session.length - 1,
  },
  {
    name: 'two things at once',
    because: 'what is said of different requests comes in any order',
    holds: ({ change, message, next, session }) =>
      change === 'swapped with the next' && next !== undefined && areIndependent(message, next, session),
  },
  {
    name: 'a reply that was on its way',
    because: 'what the program asks next crosses what it is being told',
    holds: ({ change, message, next }) =>
      change === 'swapped with the next' && message.direction === 'reply' && next?.direction === 'request',
  },
  {
    name: 'rows in another order',
    because: 'nobody promises in which order rows come',
    holds: ({ change, message, next }) =>
      change === 'swapped with the next' && isRow(message) && next?.name === message.name,
  },
];

function areIndependent(
  one: ObservedMessage,
  other: ObservedMessage,
  session: readonly ObservedMessage[],
): boolean {
  return subjectOf(one, session) !== subjectOf(other, session) && !isOpening(one) && !isOpening(other);
}

function isOpening({ name }: ObservedMessage): boolean {
  return name === 'startApi';
}

/** What a message is about: a request's or an order's id, or the kind of thing that has none. */
function subjectOf({ name, texts }: ObservedMessage, session: readonly ObservedMessage[]): string {
  if (name === 'commissionReport') {
    const of = session.find(
      (each) => each.name === 'execDetails' && each.texts['execId'] === texts['execId'],
    );
    return `order ${String(of?.texts['orderId'])}`;
  }
  if (texts['orderId'] !== undefined && name !== 'nextValidId') return `order ${String(texts['orderId'])}`;
  const id = texts['reqId'] ?? texts['id'];
  if (name === 'errMsg') {
    const isOrder = session.some((each) => each.name === 'placeOrder' && each.texts['orderId'] === id);
    return isOrder ? `order ${String(id)}` : String(id);
  }
  if (id !== undefined && id !== '-1') return String(id);
  return ABOUT.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

const ABOUT: readonly (readonly [RegExp, string])[] = [
  [/^(?:req|cancel)?positions?(?:End)?$/i, 'positions'],
  [/^(?:reqAccountUpdates|updateAccount|updatePortfolio|accountDownloadEnd)/, 'account'],
  [/^(?:req)?currentTime$/i, 'time'],
  [/^(?:reqOpenOrders|reqAllOpenOrders|openOrderEnd)$/, 'open orders'],
  [/^(?:reqCompletedOrders|completedOrder)/, 'completed orders'],
  [/^(?:reqIds|nextValidId)$/, 'ids'],
  [/^(?:reqManagedAccts|managedAccounts)$/, 'accounts'],
];
