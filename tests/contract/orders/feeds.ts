import type { TradingClient } from './driver.js';
import { isSet, type Told, type ToldName } from './told.js';

/** All that an account's feeds say at one moment. */
export interface Feeds {
  readonly all: readonly Told[];
  /** Of a name, in the order in which they came. */
  of(name: ToldName): readonly Told[];
  /** By tag and currency, of the summary. */
  summary(tag: string, currency?: string): number;
  /** By key and currency, of account updates. */
  update(key: string, currency?: string): number;
  /** The same of account updates for one account or model. */
  multi(key: string, currency?: string): number;
}

const TAGS = 'NetLiquidation,TotalCashValue,GrossPositionValue,InitMarginReq,MaintMarginReq,$LEDGER:ALL';

/** Asks for every feed of an account, and ends those that can be ended. */
export async function readFeeds(
  client: TradingClient,
  account: string,
  conIds: readonly number[],
): Promise<Feeds> {
  const { requests } = client;
  client.take();
  requests.reqAccountSummary(9001, 'All', TAGS);
  requests.reqAccountUpdates(true, account);
  requests.reqPositions();
  requests.reqPositionsMulti(9002, account);
  requests.reqAccountUpdatesMulti(9003, account, true);
  requests.reqPnL(9004, account);
  for (const [index, conId] of conIds.entries()) requests.reqPnLSingle(9100 + index, account, conId);
  await client.settle();
  requests.cancelAccountSummary(9001);
  requests.cancelPositions();
  await client.settle();
  return feedsOf(client.take(), account);
}

function feedsOf(all: readonly Told[], account: string): Feeds {
  const amount = (name: ToldName, told: (row: Told) => string) => (what: string, currency: string) => {
    const found = all.find(
      (row) =>
        row.name === name &&
        told(row) === what &&
        row.currency === currency &&
        // What there is of all accounts together is said of all of them.
        (row.account === account || row.account === 'All'),
    );
    if (!found) throw new Error(`expected ${what} in ${currency} from ${name}`);
    return Number(found.value);
  };
  const summary = amount('accountSummary', ({ tag }) => tag);
  const update = amount('updateAccountValue', ({ key }) => key);
  const multi = amount('accountUpdateMulti', ({ key }) => key);
  return {
    all,
    of: (name) => all.filter((row) => row.name === name),
    summary: (tag, currency = 'USD') => summary(tag, currency),
    update: (key, currency = 'USD') => update(key, currency),
    multi: (key, currency = 'USD') => multi(key, currency),
  };
}

/** What is not told counts as nothing. */
export function sum(amounts: readonly (number | undefined)[]): number {
  return amounts.reduce<number>((total, amount) => total + (isSet(amount) ? amount : 0), 0);
}
