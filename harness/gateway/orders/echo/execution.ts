import type { Fill } from '../../../../trading/exchange/orders/fill.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';
import { withoutNoise } from '../../../../trading/instruments/decimals.js';
import { ZONED_TIMES } from '../../../wire/versions.js';
import { type ContractFields, contractFieldsOf } from '../../contracts/contract-fields.js';
import { momentText } from '../../time/moment-text.js';
import type { Ticket } from '../ticket.js';
import { executionId } from './execution-id.js';
import { javaDouble, zonedText } from './spelling.js';

/** A trade as execDetails tells it. */
export function execDetailsValues(
  fill: Fill,
  ticket: Ticket,
  reqId: number,
  version: number,
  timeZone: string,
) {
  const contract = contractOfFill(fill, ticket);
  return {
    reqId,
    orderId: ticket.orderId,
    conId: contract.conId,
    symbol: contract.symbol,
    secType: contract.secType,
    lastTradeDateOrContractMonth: contract.lastTradeDateOrContractMonth,
    // Here, and nowhere else with orders, the strike is a Java double.
    strike: javaDouble(contract.strike),
    right: contract.right,
    multiplier: contract.multiplier,
    exchange: fill.exchange,
    currency: contract.currency,
    localSymbol: contract.localSymbol,
    tradingClass: contract.tradingClass,
    execId: executionId(fill),
    time: version < ZONED_TIMES ? momentText(fill.time, timeZone, '  ') : zonedText(fill.time, timeZone),
    acctNumber: fill.account,
    execExchange: fill.exchange,
    side: fill.side === 'BUY' ? 'BOT' : 'SLD',
    shares: fill.quantity,
    price: fill.price,
    permId: ticket.permId,
    clientId: ticket.clientId,
    liquidation: 0,
    cumQty: fill.cumulative,
    avgPrice: withoutNoise(fill.averagePrice),
    orderRef: ticket.asked.orderRef,
    evRule: '',
    evMultiplier: '',
    modelCode: ticket.asked.modelCode,
    lastLiquidity: fill.liquidity === 'added' ? 1 : 2,
    pendingPriceRevision: false,
    submitter: '',
  };
}

/** What was traded: what the order names, or the leg of its combo. */
export function contractOfFill(fill: Fill, { contract }: Ticket): ContractFields {
  const leg = fill.legOf === undefined ? undefined : instrumentByConId(fill.conId);
  return leg === undefined ? contract : contractFieldsOf(leg, fill.exchange);
}
