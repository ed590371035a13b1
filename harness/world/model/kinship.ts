import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { CalendarId } from '../../../trading/instruments/calendar/calendars.js';
import type { Instrument, SecType } from '../../../trading/instruments/instrument.js';
import { universe } from '../../../trading/instruments/universe/universe.js';

/** Whose path something goes along, tick by tick; 3 times as far for a fund that promises three times. */
export interface Kin {
  readonly to: Instrument;
  readonly times: number;
}

type Row = readonly [symbol: string, secType: SecType, times: number];

/** Funds, second classes of shares, the indices that IB lists under futures; of futures, those that need saying. */
const FOLLOWS: Readonly<Record<string, Row>> = {
  'STK/SPY': ['SPX', 'IND', 1],
  'STK/VOO': ['SPX', 'IND', 1],
  'STK/VTI': ['SPX', 'IND', 1],
  'STK/QQQ': ['NDX', 'IND', 1],
  'STK/TQQQ': ['NDX', 'IND', 3],
  'STK/IWM': ['RUT', 'IND', 1],
  'STK/DIA': ['INDU', 'IND', 1],
  'STK/SPXL': ['SPX', 'IND', 3],
  'STK/VXX': ['VIX', 'IND', 0.6],
  'STK/GLD': ['GC', 'IND', 1],
  'STK/SLV': ['SI', 'IND', 1],
  'STK/USO': ['CL', 'IND', 1],
  'STK/TLT': ['ZB', 'IND', 1.36],
  'STK/GOOG': ['GOOGL', 'STK', 1],
  'CMDTY/XAUUSD': ['GC', 'IND', 1],
  'CMDTY/XAGUSD': ['SI', 'IND', 1],
  'IND/XSP': ['SPX', 'IND', 1],
  'IND/ES': ['SPX', 'IND', 1],
  'IND/MES': ['SPX', 'IND', 1],
  'IND/NQ': ['NDX', 'IND', 1],
  'IND/MNQ': ['NDX', 'IND', 1],
  'IND/RTY': ['RUT', 'IND', 1],
  'IND/YM': ['INDU', 'IND', 1],
  'IND/MBT': ['BTC', 'CRYPTO', 1],
  'IND/EUR': ['EUR', 'CASH', 1],
  'IND/GBP': ['GBP', 'CASH', 1],
  'FUT/ES': ['SPX', 'IND', 1],
  'FUT/MES': ['SPX', 'IND', 1],
  'FUT/NQ': ['NDX', 'IND', 1],
  'FUT/MNQ': ['NDX', 'IND', 1],
  'FUT/RTY': ['RUT', 'IND', 1],
  'FUT/YM': ['INDU', 'IND', 1],
  // Fear is expected to pass, so that its futures move less than it does.
  'FUT/VIX': ['VIX', 'IND', 0.6],
};

/** Undefined for what goes its own way. */
export function kinOf(instrument: Instrument): Kin | undefined {
  const [symbol, secType, times] = FOLLOWS[`${instrument.secType}/${instrument.symbol}`] ?? [];
  if (symbol !== undefined && secType !== undefined) {
    const to = listed(symbol, secType);
    return to && { to, times: times ?? 1 };
  }
  const follows = instrument.secType === 'FUT' || instrument.secType === 'CFD';
  const under = follows ? instrumentByConId(instrument.underConId) : undefined;
  return under && { to: under, times: 1 };
}

/** The index that betas are measured against. */
export function benchmarkOf(instrument: Instrument): Instrument | undefined {
  return listed(instrument.market.betaTo, 'IND');
}

/** What moves an index is there before it is reckoned in the morning: stocks trade then. */
export function hoursOfPath({ calendar }: Instrument): CalendarId {
  return calendar === 'US_INDICES' ? 'NYSE' : calendar;
}

/** In dollars where there are several. */
export function listed(symbol: string, secType: SecType): Instrument | undefined {
  const found = (universe().bySymbol.get(symbol) ?? []).filter((each) => each.secType === secType);
  return found.find(({ currency }) => currency === 'USD') ?? found[0];
}
