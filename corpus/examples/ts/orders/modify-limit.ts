/*
---
id: ts-orders-modify-limit
title: Change the price of a working limit order
topic: modifying orders
task: Raise the limit of an open order by placing it again under the same id, then cancel it.
category: orders
tags: [order, limit, modify, replace, openOrder]
description: >-
  Places a buy order some way below the bid, raises its limit, waits until TWS echoes the new price, and cancels the
  order.
explanation: >-
  There is no request to modify: placeOrder with the id of an open order replaces it, all fields given anew. Only
  price, size and time in force should differ; what else differs gets error 105. That the new price holds is known
  when openOrder comes back with it, not when the request has been sent. The order keeps its permId.
gotchas: [modify-with-the-same-order-id, price-must-be-on-a-tick, error-202-confirms-a-cancel]
calls: [IBApi.placeOrder, IBApi.cancelOrder, EventName.openOrder, EventName.orderStatus]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to bid for }
  quantity: { constant: QUANTITY, type: integer, least: 1, most: 10, about: how many shares }
  first: { constant: FIRST_PERCENT, type: number, least: 1, most: 10, about: per cent below the bid at first }
  then: { constant: THEN_PERCENT, type: number, least: 1, most: 10, about: per cent below the bid after the change }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [reqMktData, placeOrder, cancelOrder]
  replies: [tickPrice, openOrder, orderStatus]
  never: [execDetails]
  orders: [{ symbol: $symbol, action: BUY, type: LMT, quantity: $quantity, ends: Cancelled }]
  leaves: { orders: 0, positions: {} }
  allows: [10167]
  output: ['(BUY $quantity $symbol at \d[\d.]* works\s+){2}Cancelled']
---
*/
import {
  ErrorCode,
  EventName,
  IBApi,
  isNonFatalError,
  MarketDataType,
  OrderAction,
  OrderStatus,
  OrderType,
  SecType,
  IBApiTickType as Tick,
  type TickType,
} from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 110;
const SYMBOL = 'AAPL';
const QUANTITY = 5;
const FIRST_PERCENT = 2;
const THEN_PERCENT = 1;
const QUOTE_ID = 900_001; // far from order ids, because errors name both in the same place
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
let orderId = 0;
let limits: number[] = []; // those that TWS has not echoed yet
process.exitCode = 1; // until the order is cancelled at its new price

function place(lmtPrice: number): void {
  const order = { action: OrderAction.BUY, orderType: OrderType.LMT, lmtPrice, totalQuantity: QUANTITY };
  ib.placeOrder(orderId, STOCK, { ...order, tif: 'DAY', transmit: true });
}

ib.once(EventName.nextValidId, (id) => {
  orderId = id;
  ib.reqMarketDataType(MarketDataType.DELAYED);
  ib.reqMktData(QUOTE_ID, STOCK, '', true, false);
});

function placeBelow(_reqId: number, field: TickType, bid: number): void {
  if ((field !== Tick.BID && field !== Tick.DELAYED_BID) || bid <= 0) return;
  ib.off(EventName.tickPrice, placeBelow);
  const below = (percent: number) => Math.floor(bid * (100 - percent)) / 100; // in whole cents
  limits = [below(FIRST_PERCENT), below(THEN_PERCENT)];
  place(below(FIRST_PERCENT));
}
ib.on(EventName.tickPrice, placeBelow);

ib.on(EventName.openOrder, (_orderId, _contract, { lmtPrice }, { status }) => {
  const works = status === OrderStatus.PreSubmitted || status === OrderStatus.Submitted;
  if (!works || lmtPrice !== limits[0]) return; // an echo may come more than once
  console.log(`BUY ${QUANTITY} ${SYMBOL} at ${lmtPrice} works`);
  limits.shift();
  const [next] = limits;
  if (next === undefined) ib.cancelOrder(orderId);
  else place(next);
});

ib.on(EventName.orderStatus, (_orderId, status) => {
  if (status !== OrderStatus.Cancelled && status !== OrderStatus.Filled) return;
  console.log(status);
  if (status === OrderStatus.Cancelled && limits.length === 0) process.exitCode = 0;
  if (ib.isConnected) ib.disconnect();
});

function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error) || code === ErrorCode.ORDER_CANCELLED) return;
  console.error(`Error ${code}: ${error.message}`);
  if (ib.isConnected) ib.disconnect();
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
ib.connect();
