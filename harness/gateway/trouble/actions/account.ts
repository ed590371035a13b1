import { z } from 'zod';
import { Fault } from '../../../../platform/errors/fault.js';
import { cancelAllIn } from '../../orders/cancel.js';
import { newExchangeState } from '../../venue/new-exchange.js';
import { action } from '../action.js';
import { troubleFaults } from '../faults.js';
import { name, text, wholeNumber } from '../parameters.js';
import type { Stage } from '../stage.js';

/** Trouble with orders and accounts, and ways back. */
export const accountActions = {
  'reject-next-order': action({
    about: 'turn the next order down, whatever it is (201)',
    parameters: z.strictObject({
      reason: text
        .min(1, 'expected a reason')
        .default('It was turned down on request.')
        .describe('what TWS gives as the reason'),
      client: wholeNumber(0).optional().describe("a client id; anybody's when left out"),
    }),
    run({ backend }, { reason, client }) {
      backend.rejections.add({ reason, clientId: client });
      return `the next order${client === undefined ? '' : ` of client ${client}`} will be turned down`;
    },
  }),
  'reset-account': action({
    about: 'cancel the orders of an account, close its positions and give it its first million again',
    parameters: z.strictObject({ account: name.optional().describe('all of the login when left out') }),
    run: resetAccount,
  }),
  snapshot: action({
    about: 'remember orders, positions and money under a name',
    parameters: z.strictObject({
      name: name.min(1, 'expected a name').describe('any name'),
    }),
    run(stage, { name }) {
      stage.snapshots.set(name, stage.state());
      return `snapshot ${name} taken`;
    },
  }),
  restore: action({
    about: 'go back to a snapshot; clients stay connected and must ask anew',
    parameters: z.strictObject({ name: name.describe('of a snapshot') }),
    run(stage, { name }) {
      const state = stage.snapshots.get(name);
      if (!state) {
        const known = [...stage.snapshots.keys()].join(', ') || 'none';
        throw new Fault(
          troubleFaults.no_such_snapshot,
          `no snapshot ${JSON.stringify(name)}; there are: ${known}`,
        );
      }
      stage.restore(state);
      stage.changed();
      return `back at snapshot ${name}`;
    },
  }),
};

function resetAccount(stage: Stage, { account }: { readonly account?: string | undefined }): string {
  const { venue, clock, link } = stage.backend;
  if (account !== undefined && !venue.accountIds.includes(account)) {
    throw new Fault(
      troubleFaults.no_such_account,
      `no account ${account}; the login has ${venue.accountIds.join(', ')}`,
    );
  }
  if (link.isLost)
    throw new Fault(troubleFaults.out_of_place, 'nobody could be told: the connection is lost');
  const ids = account === undefined ? venue.accountIds : [account];
  cancelAllIn(stage.backend, (of) => of === undefined || ids.includes(of));
  const state = stage.state();
  const fresh = new Map(newExchangeState(ids, clock.now()).accounts.map((each) => [each.id, each]));
  stage.restore({
    ...state,
    exchange: {
      ...state.exchange,
      accounts: state.exchange.accounts.map((each) => fresh.get(each.id) ?? each),
      fills: state.exchange.fills.filter((fill) => !fresh.has(fill.account)),
    },
  });
  stage.changed();
  return `${ids.join(', ')} begins anew`;
}
