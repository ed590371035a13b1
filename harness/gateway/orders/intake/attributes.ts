import type { TwsError } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import { given } from './prices.js';
import { refusals, warnings } from './refusals.js';
import type { Traded } from './traded.js';

/** What is wrong with the fields that say how an order is shown and where its shares are: none matters to the venue. */
export function flawInAttributes(asked: PlacedOrder, traded: Traded, quantity: number): TwsError | undefined {
  if (asked.blockOrder === true && traded.secType === 'OPT' && quantity < 50) return refusals.blockSize();
  return outdated(asked) ?? flawInShowing(asked, quantity) ?? flawInShortSale(asked);
}

export function readAllOrNone({ allOrNone = false }: PlacedOrder, { allows }: Traded): boolean | TwsError {
  return allOrNone && !allows.has('AON') ? refusals.allOrNone() : allOrNone;
}

export function readMinQuantity(
  asked: PlacedOrder,
  { secType }: Traded,
  quantity: number,
): number | undefined | TwsError {
  const least = given(asked.minQty);
  if (least === undefined) return undefined;
  if (secType === 'BAG') return refusals.minQuantityOfCombo();
  return least > 0 && least <= quantity ? least : refusals.minQuantity();
}

/** What a client is told that wants an order swept through the exchanges where nothing is. */
export function sweepNotice({ sweepToFill = false }: PlacedOrder, traded: Traded): TwsError | undefined {
  const isSwept = traded.secType === 'STK' && traded.exchange === 'SMART';
  return sweepToFill && !isSwept ? warnings.sweepIgnored() : undefined;
}

/** What older clients could ask for. */
function outdated({ eTradeOnly, firmQuoteOnly, nbboPriceCap }: PlacedOrder): TwsError | undefined {
  if (eTradeOnly === true) return refusals.eTradeOnly();
  if (firmQuoteOnly === true) return refusals.firmQuoteOnly();
  return given(nbboPriceCap) === undefined ? undefined : refusals.nbboPriceCap();
}

function flawInShowing(asked: PlacedOrder, quantity: number): TwsError | undefined {
  const displaySize = given(asked.displaySize);
  const discretionary = given(asked.discretionaryAmt);
  if (discretionary !== undefined && discretionary < 0) return refusals.discretionary();
  if (displaySize === undefined) return undefined;
  if (displaySize < 0 || displaySize >= quantity) return refusals.displaySize();
  return discretionary === undefined ? undefined : refusals.icebergOrDiscretionary();
}

function flawInShortSale({
  action,
  shortSaleSlot = 0,
  designatedLocation = '',
}: PlacedOrder): TwsError | undefined {
  if (shortSaleSlot === 0) return undefined;
  if (shortSaleSlot !== 1 && shortSaleSlot !== 2) return refusals.shortSlot();
  if (!/^SSH/i.test(action ?? '')) return refusals.notShort();
  if (shortSaleSlot === 2) return designatedLocation === '' ? refusals.shortLocation() : undefined;
  return designatedLocation === '' ? undefined : refusals.noShortLocation();
}
