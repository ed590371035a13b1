import type { Mutant } from '../mutants.js';
import { fieldIn, type Harmless, words } from './class.js';
import { isUnset } from './spellings.js';

const TOLD_ONCE: ReadonlySet<string> = new Set(
  words(`ocaGroup sharesAllocation localSymbol tradingClass right eTradeOnly firmQuoteOnly dontUseAutoPriceForHedge
    deltaNeutralOpenClose adjustedTrailStopPrice conId exemptCode exchange`),
);

/** Whether its order is told of by one openOrder only; or for the first time later, as what nobody knew may be. */
function isToldOnce({ message, session, altered }: Mutant): boolean {
  const told = session.filter(
    ({ name, texts }) => name === 'openOrder' && texts['orderId'] === message.texts['orderId'],
  );
  return (
    message.name === 'openOrder' &&
    (told.length === 1 ||
      (altered !== undefined && (altered.after === '0' || isUnset(altered.field, altered.after))))
  );
}

export const orders: readonly Harmless[] = [
  {
    name: 'an order told again',
    because: 'TWS repeats openOrder and orderStatus without a reason',
    holds: ({ message, change }) => change === 'doubled' && /^(?:openOrder|orderStatus)$/.test(message.name),
  },
  {
    name: 'what TWS fills in',
    because: 'left open, it is what the presets or the rules of TWS say, or the id of the contract',
    holds: ({ message, altered }) =>
      message.name === 'placeOrder' &&
      altered?.after === '' &&
      /^(?:tif|exchange|account|localSymbol|tradingClass)$/.test(altered.field),
  },
  {
    name: 'a lower next id',
    because: 'any id from the next valid one on is right',
    holds: fieldIn('nextValidId.orderId'),
  },
  {
    name: 'how an order is worked',
    because:
      'why it is held, at what price it is capped, where it was executed and what that cost is told once',
    holds: fieldIn(`
      orderStatus.whyHeld orderStatus.mktCapPrice execDetails.exchange execDetails.execExchange
      execDetails.lastLiquidity execDetails.liquidation execDetails.evMultiplier execDetails.pendingPriceRevision
      commissionReport.commission commissionReport.realizedPNL commissionReport.yield`),
  },
  {
    name: 'terms of an order that are told once',
    because: 'TWS fills them in, and no second openOrder says otherwise',
    holds: (mutant) =>
      isToldOnce(mutant) && mutant.altered !== undefined && TOLD_ONCE.has(mutant.altered.field),
  },
];
