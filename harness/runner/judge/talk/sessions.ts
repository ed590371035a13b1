import { accountsIn } from '../../../wire/accounts-list.js';
import { isNotice } from '../../../wire/tws-codes.js';
import { errorIn } from '../../error-in.js';
import type { ObservedMessage, ObservedSession } from '../../observed.js';

/** Whether the client was let in: ids of orders are given only then. */
export function hasStarted({ messages }: ObservedSession): boolean {
  return messages.some(({ name }) => name === 'nextValidId') && messages.some(isAccounts);
}

const isAccounts = ({ name }: ObservedMessage) => name === 'managedAccounts';

/** Whether it was told why it may not come in, such as that its client id is taken. */
export function wasTurnedAway(session: ObservedSession): boolean {
  return !hasStarted(session) && session.messages.some(isRefusal);
}

function isRefusal(message: ObservedMessage): boolean {
  const error = errorIn(message);
  return error !== undefined && error.id === undefined && !isNotice(error.code);
}

/** Whether the other side has broken it off: what was open then, the client could not end. */
export function wasBrokenOff({ ended }: ObservedSession): boolean {
  return ended?.by === 'upstream';
}

/** The accounts that the session was told of. */
export function accountsOf({ messages }: ObservedSession): readonly string[] {
  return accountsIn(messages.find(isAccounts)?.texts['accountsList']);
}
