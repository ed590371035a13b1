import type { SecType } from '../../../../trading/instruments/instrument.js';

/** A generic tick that a client may ask for: its number, an older number for it, TWS's name, and for what it is. */
interface GenericTick {
  readonly id: number;
  readonly olderId?: number;
  readonly name: string;
  readonly secTypes?: readonly TickListSecType[];
}

const WITH_DIVIDENDS: readonly SecType[] = ['STK', 'CFD', 'OPT', 'FOP', 'FUT', 'IND'];
const WITH_SHORT_TERM_VOLUME: readonly SecType[] = ['STK', 'CFD', 'OPT', 'FOP', 'FUT', 'BOND', 'CRYPTO'];

/**
 * In TWS's own order, as it lists them when it refuses another. What it lists changes with the years: 576 and 578
 * are in a refusal of 2022 and no longer in one of 2026, 292 is where the login may read news.
 */
const GENERIC_TICKS: readonly GenericTick[] = [
  { id: 100, name: 'Option Volume' },
  { id: 101, name: 'Option Open Interest' },
  { id: 105, name: 'Average Opt Volume' },
  { id: 106, name: 'impvolat' },
  { id: 162, name: 'Index Future Premium', secTypes: ['IND'] },
  { id: 165, name: 'Misc. Stats' },
  { id: 221, olderId: 220, name: 'Creditman Mark Price' },
  { id: 225, name: 'Auction' },
  { id: 232, olderId: 221, name: 'Pl Price' },
  { id: 233, name: 'RTVolume' },
  { id: 236, name: 'inventory' },
  { id: 258, olderId: 47, name: 'Fundamentals' },
  { id: 292, name: 'Wide_news' },
  { id: 293, name: 'TradeCount' },
  { id: 294, name: 'TradeRate' },
  { id: 295, name: 'VolumeRate' },
  { id: 318, name: 'LastRTHTrade' },
  { id: 375, name: 'RTTrdVolume' },
  { id: 411, name: 'rthistvol' },
  { id: 456, olderId: 59, name: 'IBDividends', secTypes: WITH_DIVIDENDS },
  { id: 460, name: 'Bond Factor Multiplier' },
  { id: 576, name: 'EtfNavBidAsk(navbidask)' },
  { id: 577, name: 'EtfNavLast(navlast)' },
  { id: 578, name: 'EtfNavClose(navclose)' },
  { id: 586, name: 'IPOHLMPRC' },
  { id: 587, name: 'Pl Price Delayed' },
  { id: 588, name: 'Futures Open Interest' },
  { id: 595, name: 'Short-Term Volume X Mins', secTypes: WITH_SHORT_TERM_VOLUME },
  { id: 614, name: 'EtfNavMisc(high/low)' },
  { id: 619, name: 'Creditman Slow Mark Price' },
  { id: 623, name: 'EtfFrozenNavLast(fznavlast)' },
];

/** TWS takes this one, an older number of a tick that cannot be asked for by its own, and does not list it. */
const HISTORICAL_VOLATILITY: GenericTick = { id: 104, name: 'histvolat' };

/** Headlines, as they come. */
const NEWS = 292;

/** The last is what TWS calls a provider's whole tape. */
export type TickListSecType = SecType | 'BAG' | 'News';

export type GenericTickList =
  | {
      readonly ok: true;
      readonly ids: readonly number[];
      readonly quiet: boolean;
      /** Whose news is asked for: `BRFG+DJNL`, or nothing for everybody's; undefined where no news is. */
      readonly news: string | undefined;
    }
  | { readonly ok: false; readonly cause: string };

/**
 * The generic ticks of a request such as `233,mdoff,292:BRFG`. One that is not there makes the whole list wrong.
 * `quiet` is what `mdoff` asks for: these ticks and nothing else.
 */
export function readGenericTickList(list: string, secType: TickListSecType): GenericTickList {
  const ids: number[] = [];
  let quiet = false;
  let news: string | undefined;
  for (const token of list.split(',')) {
    const entry = token.trim();
    if (entry === '') continue;
    if (entry.toLowerCase() === 'mdoff') {
      quiet = true;
      continue;
    }
    const id = idNamed(entry, secType);
    if (id === undefined) return { ok: false, cause: refusal(list, secType) };
    if (!ids.includes(id)) ids.push(id);
    if (id === NEWS) news = entry.split(':')[1] ?? '';
  }
  if (quiet && ids.length === 0) return { ok: false, cause: refusal(list, secType) };
  return { ok: true, ids, quiet, news };
}

/** The number under which a tick goes today; what follows a colon are providers of news. */
function idNamed(entry: string, secType: TickListSecType): number | undefined {
  const [, digits] = /^(\d{1,9})(?::[^:].*)?$/.exec(entry) ?? [];
  if (digits === undefined) return undefined;
  const id = Number(digits);
  if (id === HISTORICAL_VOLATILITY.id) return id;
  // 221 was the mark price of today's 232 before a new tick took its number.
  const tick =
    GENERIC_TICKS.find(({ olderId }) => olderId === id) ?? GENERIC_TICKS.find((each) => each.id === id);
  return tick !== undefined && isFor(tick, secType) ? tick.id : undefined;
}

function refusal(list: string, secType: TickListSecType): string {
  const legal = GENERIC_TICKS.filter((tick) => isFor(tick, secType)).map(
    ({ id, olderId, name }) => `${id}${olderId === undefined ? '' : `/${olderId}`}(${name})`,
  );
  return `Incorrect generic tick list of ${list}.  Legal ones for (${secType}) are: ${legal.join(',')}`;
}

function isFor({ secTypes }: GenericTick, secType: TickListSecType): boolean {
  return secTypes === undefined || secTypes.includes(secType);
}
