import { expect, test } from 'vitest';
import { genericTicks } from '../../../../harness/gateway/market-data/generic/generic-ticks.js';
import { quotedInstrument } from '../../../../harness/gateway/market-data/quoted.js';
import { viewOf } from '../../../../harness/gateway/market-data/view.js';
import { createWorld } from '../../../../harness/world/world.js';
import { futuresOn } from '../../../../trading/instruments/universe/futures.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';

const market = createWorld({ seed: 1 });
const at = Date.parse('2026-03-03T16:30:00Z');

function premiumOf(symbol: string) {
  const [instrument] = (universe().bySymbol.get(symbol) ?? []).filter(({ secType }) => secType === 'IND');
  if (instrument === undefined) throw new Error(`expected an index ${symbol}`);
  const quoted = quotedInstrument(market, instrument, instrument.exchange);
  const view = viewOf(quoted, { delayed: false, frozen: false }, at, () => undefined);
  return { instrument, ticks: genericTicks([162], { market, instrument, view }) };
}

test.each([
  ['SPX', 'ES'],
  ['NDX', 'NQ'],
  ['DAX', 'DAX'],
])('%s has the premium of its next future, %s', (symbol, future) => {
  const { instrument, ticks } = premiumOf(symbol);
  const [next] = futuresOn(future, '20260303');
  const [level, price] = [instrument, next].map((each) => each && market.snapshot(each, at).last?.price);
  expect(ticks).toEqual([
    { kind: 'generic', type: 31, value: Number(((price ?? 0) - (level ?? 0)).toFixed(2)) },
  ]);
});

test('an index without futures has none', () => {
  expect(premiumOf('VVIX').ticks).toEqual([]);
});
