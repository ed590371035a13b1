import { type Contract, EventName } from '@stoqey/ib';
import type { Instrument } from '../../trading/instruments/instrument.js';
import { findOneContract } from '../../trading/instruments/search/find.js';
import type { StoqeyClient } from './stoqey.js';

/** The client's own constructors and enumerations make what its strict types refuse. */
export const contract = (made: object): Contract => made;

export const AAPL = contract({ symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' });
export const EURUSD = contract({ symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'USD' });
export const SPX = contract({ symbol: 'SPX', secType: 'IND', exchange: 'CBOE', currency: 'USD' });
/** Of an exchange whose live data nobody has paid for. */
export const SAP = contract({ symbol: 'SAP', secType: 'STK', exchange: 'IBIS', currency: 'EUR' });
export const SPY_CALL = contract({
  ...{ symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD' },
  ...{ lastTradeDateOrContractMonth: '20260320', strike: 660, right: 'C' },
});

/** The same contract as the gateway knows it, on the day of the tests. */
export function instrumentOf(asked: Contract): Instrument {
  const found = findOneContract(
    {
      symbol: asked.symbol ?? '',
      secType: asked.secType ?? '',
      exchange: asked.exchange ?? '',
      currency: asked.currency ?? '',
      lastTradeDateOrContractMonth: asked.lastTradeDateOrContractMonth ?? '',
      strike: asked.strike ?? 0,
      right: asked.right ?? '',
    },
    '20260303',
  );
  if (found.found !== 'one') throw new Error(`expected one ${asked.symbol}, found ${found.found}`);
  return found.match.instrument;
}

/** Resolves once everything that the gateway has said so far has arrived. */
export function settled({ api }: StoqeyClient): Promise<void> {
  return new Promise((resolve) => {
    api.once(EventName.currentTime, () => resolve());
    api.reqCurrentTime();
  });
}

/** What the events of one name carried for a request, without its id. */
export function eventsOf(
  client: StoqeyClient,
  name: EventName,
  reqId: number,
): readonly (readonly unknown[])[] {
  return client.events
    .filter((event) => event.name === name && event.values[0] === reqId)
    .map(({ values }) => values.slice(1));
}

/** Prices, sizes, numbers and texts of a line by tick type, the last of each. */
export function ticksOf(client: StoqeyClient, reqId: number): ReadonlyMap<number, number | string> {
  const kinds: readonly string[] = ['tickPrice', 'tickSize', 'tickGeneric', 'tickString'];
  const ticks = new Map<number, number | string>();
  for (const { name, values } of client.events) {
    if (kinds.includes(name) && values[0] === reqId)
      ticks.set(Number(values[1]), values[2] as number | string);
  }
  return ticks;
}
