import type { Future, Option } from '../../instruments/instrument.js';
import type { FeeSchedule } from './schedule.js';
import type { Tariff } from './tariff.js';

/** IBKR's own fee for a contract, and what its exchange, clearing house and regulator take together. */
type Row = readonly [trades: readonly string[], own: number, passedOn: number];

/** By the root of the future, or the trading class of an option on one. In dollars, under both schedules. */
const ROWS: readonly Row[] = [
  [['ES', 'NQ', 'RTY', 'YM'], 0.85, 1.4],
  [['MES', 'MNQ'], 0.25, 0.37],
  [['CL'], 0.85, 1.52],
  [['NG', 'GC', 'SI', 'HG', '6E', '6B'], 0.85, 1.62],
  [['ZB', 'ZN'], 0.85, 0.89],
  [['ZC'], 0.85, 2.12],
  [['VX'], 0.85, 1.74],
  [['MBT'], 0.85, 2.52],
  // Options on futures.
  [['EW'], 0.85, 0.57],
  [['LO', 'OG'], 0.85, 1.47],
];

/** Of what the table does not know. */
const OTHERS: Row = [[], 0.85, 1.4];

/** On Eurex the fixed price holds all fees. */
const EUREX: Readonly<Record<FeeSchedule, Tariff>> = {
  fixed: { currency: 'EUR', perUnit: 2 },
  tiered: { currency: 'EUR', perUnit: 1, passedOn: [{ perUnit: 0.75 }] },
};

const tariffs = new Map(ROWS.flatMap((row) => row[0].map((trade) => [trade, tariffOf(row)])));
const otherTariff = tariffOf(OTHERS);

export function futureTariff({ tradingClass, exchange }: Future | Option, schedule: FeeSchedule): Tariff {
  if (exchange === 'EUREX') return EUREX[schedule];
  return tariffs.get(tradingClass) ?? otherTariff;
}

function tariffOf([, own, passedOn]: Row): Tariff {
  return { currency: 'USD', perUnit: own, passedOn: [{ perUnit: passedOn }] };
}
