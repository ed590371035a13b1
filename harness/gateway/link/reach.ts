import type { Fields } from '../../wire/decode.js';
import { bool } from '../../wire/field-types.js';
import type { Layout } from '../../wire/layout.js';
import {
  reqHeadTimeStamp,
  reqHistogramData,
  reqHistoricalData,
  reqHistoricalTicks,
} from '../../wire/requests/history.js';
import { reqHistoricalNews, reqNewsArticle } from '../../wire/requests/news.js';
import { cancelOrder, exerciseOptions, reqGlobalCancel } from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import {
  reqContractDetails,
  reqMatchingSymbols,
  reqScannerSubscription,
  reqSecDefOptParams,
} from '../../wire/requests/reference.js';
import { type TwsError, twsErrors } from '../tws-errors.js';
import { HISTORY_FARM } from './farms.js';
import type { Link } from './link.js';

const named = (...layouts: readonly Layout[]): ReadonlySet<string> =>
  new Set(layouts.map(({ name }) => name));

const HISTORY_GONE = 'HMDS server disconnect occurred.  Attempting reconnection...';
const { historical, noHistoricalTicks, noHistogram } = twsErrors;

/** What IB's history is asked for, and the error with which each says that it did not get it. */
const TO_HISTORY: ReadonlyMap<string, (cause: string) => TwsError> = new Map([
  [reqHistoricalData.name, historical],
  [reqHeadTimeStamp.name, historical],
  [reqHistoricalTicks.name, noHistoricalTicks],
  [reqHistogramData.name, noHistogram],
  [reqScannerSubscription.name, historical],
  [reqHistoricalNews.name, historical],
  [reqNewsArticle.name, historical],
]);
const TO_DEFINITIONS = named(reqContractDetails, reqMatchingSymbols, reqSecDefOptParams);
const TO_EXCHANGES = named(placeOrder, cancelOrder, reqGlobalCancel, exerciseOptions);

/** What becomes of a request while not all of IB can be reached. */
export type Reach =
  | { readonly kind: 'served' }
  | { readonly kind: 'refused'; readonly error: TwsError }
  /** Nothing is said of it until the connection is back. */
  | { readonly kind: 'waits' };

const served: Reach = { kind: 'served' };
const waits: Reach = { kind: 'waits' };

export function reachOf(link: Link, { name }: Layout, texts: Fields = {}): Reach {
  if (!link.isLost && !link.broken.has(HISTORY_FARM)) return served;
  const errorOf = TO_HISTORY.get(name);
  if (errorOf) return { kind: 'refused', error: errorOf(HISTORY_GONE) };
  if (!link.isLost) return served;
  if (TO_DEFINITIONS.has(name)) return { kind: 'refused', error: twsErrors.noSecurityDefinition() };
  return TO_EXCHANGES.has(name) && !isQuestion(texts) ? waits : served;
}

/** What an order would do, if it were one: of no use to anybody once the client has stopped waiting for it. */
function isQuestion({ whatIf }: Fields): boolean {
  return typeof whatIf === 'string' && bool.read(whatIf) === true;
}
