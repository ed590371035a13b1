import type { Instrument, Stock } from '../../../trading/instruments/instrument.js';

/** What a scan asks for in its field `instrument`. */
export interface ScannedType {
  readonly type: string;
  readonly name: string;
  readonly secType: 'STK' | 'FUT' | 'IND' | 'BOND';
  readonly holds: (instrument: Instrument) => boolean;
}

/** A place to look at, and the smaller ones inside it. */
export interface Location {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  /** An exchange; none for a place that is all of its kind of instrument. */
  readonly exchange: string | undefined;
  readonly inside: readonly Location[];
}

const isEuropean = ({ currency }: Instrument) => currency !== 'USD';

function isStock(instrument: Instrument): instrument is Stock {
  return instrument.secType === 'STK';
}

function isFund(instrument: Instrument, ofBonds: boolean): boolean {
  return (
    isStock(instrument) &&
    instrument.stockType === 'ETF' &&
    (instrument.category === 'Debt Fund') === ofBonds &&
    !isEuropean(instrument)
  );
}

/** Of the two indices of Eurex there is one under each future, which is not another. */
const isOfEurex = ({ exchange }: Instrument) => exchange === 'EUREX';

export const scannedTypes: readonly ScannedType[] = [
  { type: 'STK', name: 'US Stocks', secType: 'STK', holds: (each) => isStock(each) && !isEuropean(each) },
  { type: 'ETF.EQ.US', name: 'US Equity ETFs', secType: 'STK', holds: (each) => isFund(each, false) },
  { type: 'ETF.FI.US', name: 'US Fixed Income ETFs', secType: 'STK', holds: (each) => isFund(each, true) },
  {
    ...{ type: 'FUT.US', name: 'US Futures', secType: 'FUT' },
    holds: (each) => each.secType === 'FUT' && !isOfEurex(each),
  },
  {
    ...{ type: 'IND.US', name: 'US Indexes', secType: 'IND' },
    holds: (each) => each.secType === 'IND' && !isOfEurex(each),
  },
  {
    ...{ type: 'BOND', name: 'Corporate Bonds', secType: 'BOND' },
    holds: (each) => each.secType === 'BOND' && each.bondType === 'Corporate',
  },
  {
    ...{ type: 'BOND.GOVT', name: 'US Treasuries', secType: 'BOND' },
    holds: (each) => each.secType === 'BOND' && each.bondType === 'Govt',
  },
  {
    ...{ type: 'STOCK.EU', name: 'Europe Stocks', secType: 'STK' },
    holds: (each) => isStock(each) && isEuropean(each),
  },
  {
    ...{ type: 'FUT.EU', name: 'Europe Futures', secType: 'FUT' },
    holds: (each) => each.secType === 'FUT' && isOfEurex(each),
  },
  {
    ...{ type: 'IND.EU', name: 'Europe Indexes', secType: 'IND' },
    holds: (each) => each.secType === 'IND' && isOfEurex(each),
  },
];

const at = (type: string, code: string, name: string, exchange?: string): Location => {
  return { code, name, type, exchange, inside: [] };
};
const around = (type: string, code: string, name: string, inside: readonly Location[]): Location => {
  return { code, name, type, exchange: undefined, inside };
};

/** What IB's tree of locations has that anything in this market is listed at. */
export const locations: readonly Location[] = [
  around('STK', 'STK.US', 'US Stocks', [
    around('STK', 'STK.US.MAJOR', 'Listed/NASDAQ', [
      at('STK', 'STK.NYSE', 'NYSE', 'NYSE'),
      at('STK', 'STK.ARCA', 'ARCA', 'ARCA'),
      at('STK', 'STK.NASDAQ', 'NASDAQ', 'NASDAQ'),
      at('STK', 'STK.BATS', 'BATS', 'BATS'),
    ]),
  ]),
  around('ETF.EQ.US', 'ETF.EQ.US', 'US ETFs', [
    around('ETF.EQ.US', 'ETF.EQ.US.MAJOR', 'Listed/NASDAQ', [
      at('ETF.EQ.US', 'ETF.EQ.ARCA', 'ARCA', 'ARCA'),
      at('ETF.EQ.US', 'ETF.EQ.NASDAQ.NMS', 'NASDAQ', 'NASDAQ'),
      at('ETF.EQ.US', 'ETF.EQ.BATS', 'BATS', 'BATS'),
    ]),
  ]),
  around('ETF.FI.US', 'ETF.FI.US', 'US ETFs', [
    around('ETF.FI.US', 'ETF.FI.US.MAJOR', 'Listed/NASDAQ', [
      at('ETF.FI.US', 'ETF.FI.ARCA', 'ARCA', 'ARCA'),
      at('ETF.FI.US', 'ETF.FI.NASDAQ.NMS', 'NASDAQ', 'NASDAQ'),
    ]),
  ]),
  around('FUT.US', 'FUT.US', 'US Futures', [
    at('FUT.US', 'FUT.CME', 'CME', 'CME'),
    at('FUT.US', 'FUT.CBOT', 'CBOT', 'CBOT'),
    at('FUT.US', 'FUT.NYMEX', 'NYMEX', 'NYMEX'),
    at('FUT.US', 'FUT.COMEX', 'COMEX', 'COMEX'),
    at('FUT.US', 'FUT.CFE', 'CFE', 'CFE'),
  ]),
  around('IND.US', 'IND.US', 'US Indexes', []),
  around('BOND', 'BOND.WW', 'WW Corp Bonds', [around('BOND', 'BOND.US', 'US Corporate Bonds', [])]),
  around('BOND.GOVT', 'BOND.GOVT.US', 'US Treasuries', []),
  around('STOCK.EU', 'STK.EU', 'Europe Stocks', [
    {
      ...at('STOCK.EU', 'STK.EU.IBIS', 'Germany', 'IBIS'),
      inside: [at('STOCK.EU', 'STK.EU.IBIS-XETRA', 'XETRA', 'IBIS')],
    },
    at('STOCK.EU', 'STK.EU.LSE', 'United Kingdom (LSE)', 'LSE'),
  ]),
  around('FUT.EU', 'FUT.EU', 'Europe Futures', [at('FUT.EU', 'FUT.EU.EUREX', 'Germany (EUREX)', 'EUREX')]),
  around('IND.EU', 'IND.EU', 'Europe Indexes', [at('IND.EU', 'IND.EU.EUREX', 'Germany (EUREX)', 'EUREX')]),
];

const everyLocation = (found: readonly Location[]): Location[] =>
  found.flatMap((each) => [each, ...everyLocation(each.inside)]);

export const locationsByCode: ReadonlyMap<string, Location> = new Map(
  everyLocation(locations).map((each) => [each.code, each]),
);

/** The smallest places inside some, by name, that a login has paid for no live data of. */
export function unpaidAmong(places: readonly Location[], delayedOnly: readonly string[]): string[] {
  return places.flatMap(({ name, exchange, inside }) => {
    if (inside.length > 0) return unpaidAmong(inside, delayedOnly);
    return exchange !== undefined && delayedOnly.includes(exchange) ? [name] : [];
  });
}

export const typesByName: ReadonlyMap<string, ScannedType> = new Map(
  scannedTypes.map((each) => [each.type, each]),
);
