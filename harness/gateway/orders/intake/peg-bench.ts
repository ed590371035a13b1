import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../../trading/exchange/orders/pricing.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';
import { roundToTick } from '../../../../trading/instruments/market-rules.js';
import { type TwsError, twsErrors } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import type { OrderContext } from './context.js';
import { given, marketPrice, readPrice } from './prices.js';
import { refusals } from './refusals.js';
import type { Traded } from './traded.js';

/** An order that moves with another contract; where it begins, it is told or finds in the market. */
export function readPegBench(
  asked: PlacedOrder,
  traded: Traded,
  side: Side,
  context: OrderContext,
): Pricing | TwsError {
  const { referenceContractId, peggedChangeAmount, isPeggedChangeAmountDecrease = false } = asked;
  const per = asked.referenceChangeAmount ?? 0;
  if (referenceContractId === undefined) return refusals.pegBench('a reference contract');
  if (instrumentByConId(referenceContractId) === undefined) return twsErrors.noSecurityDefinition();
  if (peggedChangeAmount === undefined) return refusals.pegBench('a pegged change amount');
  if (per <= 0) return refusals.pegBench('a reference change amount');
  const price = given(asked.stockRefPrice) ?? marketPrice(referenceContractId, side, context);
  if (price === undefined) return refusals.pegBench('a price of the reference contract');
  const start = readStart(asked, traded, side, context);
  if (typeof start !== 'number') return start;
  const [low, high] = [given(asked.stockRangeLower), given(asked.stockRangeUpper)];
  return {
    kind: 'peg-bench',
    start,
    reference: { conId: referenceContractId, price, per },
    change: isPeggedChangeAmountDecrease ? -peggedChangeAmount : peggedChangeAmount,
    ...(low === undefined || high === undefined ? {} : { range: { low, high } }),
  };
}

function readStart(
  { startingPrice }: PlacedOrder,
  traded: Traded,
  side: Side,
  context: OrderContext,
): number | TwsError {
  const written = given(startingPrice);
  if (written !== undefined) return readPrice(written, traded, refusals.badCap);
  const now = marketPrice(traded.conId, side, context);
  return now === undefined
    ? refusals.pegBench('a starting price')
    : roundToTick(traded.priceSteps, now, side === 'BUY' ? 'down' : 'up');
}
