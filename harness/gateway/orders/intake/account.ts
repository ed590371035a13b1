import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';
import { refusals } from './refusals.js';

/** The account of an order: the only one where none is named. Groups and models are nobody's here. */
export function readAccount(asked: PlacedOrder, accounts: readonly string[]): string | TwsError {
  const group = asked.faGroup || asked.faProfile || '';
  if (group !== '') return accounts.length > 1 ? refusals.noAllocation(group) : refusals.notAnAdvisor();
  const { modelCode = '', account = '' } = asked;
  if (modelCode !== '') return refusals.noModel(modelCode);
  if (account !== '') return accounts.includes(account) ? account : orderErrors.unknownAccount();
  const [only, another] = accounts;
  return only === undefined || another !== undefined ? orderErrors.accountMissing() : only;
}
