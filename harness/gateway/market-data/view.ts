import { isOpen, previousSession } from '../../../trading/instruments/calendar/sessions.js';
import { isOption } from '../../../trading/instruments/instrument.js';
import { kinds } from '../../../trading/instruments/kinds.js';
import type { Quote, Snapshot } from '../../world/market.js';
import type { ExchangeLetters } from './exchange-letters.js';
import { DELAY_MS, type Feed } from './feed.js';
import type { MarketDataType } from './market-data-type.js';
import { computationsOf, type OptionComputations } from './option-computations.js';
import type { Quoted } from './quoted.js';

/** What a feed shows of something at a moment. */
export interface View {
  /** As the client is told it: delayed or not, and frozen only while trading rests. */
  readonly type: MarketDataType;
  /** The moment that is shown; for delayed data not the present one. */
  readonly at: number;
  readonly snapshot: Snapshot;
  /** Undefined for what nobody ever quotes, such as an index. */
  readonly quote: Quote | undefined;
  readonly computations: OptionComputations | undefined;
  /** Of live data from SMART. */
  readonly letters: ExchangeLetters | undefined;
}

/** How TWS shows that there is no bid and no ask at the moment. */
const NO_QUOTE: Quote = { bid: -1, ask: -1, bidSize: 0, askSize: 0 };

/**
 * @param snapshotOf shows what an option is written on, to reckon its Greeks from
 */
export function viewOf(
  quoted: Quoted,
  { delayed, frozen }: Feed,
  now: number,
  snapshotOf: (conId: number, at: number) => Snapshot | undefined,
): View {
  const at = delayed ? now - DELAY_MS : now;
  const snapshot = quoted.snapshot(at);
  const open = isOpen(quoted.calendar, at, false);
  const quoteAt = open || !frozen ? at : previousSession(quoted.calendar, at, false).end - 1;
  const quote = quoteShown(quoted, open, quoteAt === at ? snapshot : quoted.snapshot(quoteAt), frozen);
  const rest = frozen && !open;
  const { instrument } = quoted;
  const option = instrument !== undefined && isOption(instrument) ? instrument : undefined;
  const under = option && snapshotOf(option.underConId, quoteAt);
  return {
    type: delayed ? (rest ? 4 : 3) : rest ? 2 : 1,
    at,
    snapshot,
    quote,
    letters: delayed ? undefined : quoted.lettersAt?.(quoteAt, snapshot.last?.time),
    computations: option && under && computationsOf(option, quote, snapshot.last?.price, under, quoteAt),
  };
}

function quoteShown(
  { instrument }: Quoted,
  open: boolean,
  { quote }: Snapshot,
  frozen: boolean,
): Quote | undefined {
  if (instrument !== undefined && kinds[instrument.secType].market === 'valued') return undefined;
  return (open || frozen) && quote !== undefined ? quote : NO_QUOTE;
}
