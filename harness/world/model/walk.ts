import type { Instrument } from '../../../trading/instruments/instrument.js';
import { pathOf } from '../path/path.js';
import { currencyWalk, dollarsFor } from './currencies.js';
import { benchmarkOf, hoursOfPath, kinOf } from './kinship.js';
import type { Step, Walk } from './step.js';

/** However closely a stock follows its index, a little is its own. */
const LEAST_OWN = 0.1;

export function walkOf(seed: string, instrument: Instrument): Walk {
  const { secType, symbol, currency, market } = instrument;
  if (secType === 'CASH') {
    return {
      level: dollarsFor(symbol) / dollarsFor(currency),
      steps: [...currencyWalk(seed, symbol, 1), ...currencyWalk(seed, currency, -1)],
    };
  }
  const kin = kinOf(instrument);
  if (kin !== undefined) {
    const followed = walkOf(seed, kin.to);
    const steps = followed.steps.map(({ path, times }) => ({ path, times: times * kin.times }));
    return { steps, level: secType === 'FUT' ? followed.level : market.referencePrice };
  }
  return { level: market.referencePrice, steps: ownSteps(seed, instrument) };
}

/** What the index moves it, and what is left of its volatility for itself. */
function ownSteps(seed: string, instrument: Instrument): Step[] {
  const { beta, volatility } = instrument.market;
  const benchmark = benchmarkOf(instrument);
  const { secType, symbol, currency } = instrument;
  const own = (rest: number): Step => ({
    path: pathOf(seed, `${secType}/${symbol}/${currency}`, hoursOfPath(instrument), rest),
    times: 1,
  });
  if (benchmark === undefined || benchmark.conId === instrument.conId || beta === 0) {
    return [own(volatility)];
  }
  const shared = walkOf(seed, benchmark).steps.map(({ path, times }) => ({ path, times: times * beta }));
  const left = volatility ** 2 - (beta * benchmark.market.volatility) ** 2;
  const rest = Math.sqrt(Math.max(left, (volatility * LEAST_OWN) ** 2));
  return [...shared, own(rest)];
}
