/*
---
id: ts-orders-bracket
title: Place a bracket order and take it back
topic: bracket orders
task: Bid for shares with a take-profit and a stop-loss attached, see all three accepted, and cancel them.
category: orders
tags: [order, bracket, stop, take profit, parent, transmit, cancel]
description: >-
  Places a limit order with two children, a limit to take the profit and a stop against loss, and cancels the parent,
  with which the children go.
explanation: >-
  The children name the id of their parent and wait until it is filled; then each cancels the other. Only the last
  of the three orders has transmit set: TWS holds the others back until it comes, so that the parent is never filled
  without its protection. While they wait they are PreSubmitted, held for child. Cancelling the parent cancels all
  of them; each gets a 202 of its own.
gotchas: [transmit-only-the-last, children-wait-for-the-parent, error-202-confirms-a-cancel, price-must-be-on-a-tick]
calls: [IBApi.placeOrder, IBApi.cancelOrder, EventName.orderStatus, ErrorCode.ORDER_CANCELLED]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to bid for }
  quantity: { constant: QUANTITY, type: integer, least: 1, most: 10, about: how many shares }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [placeOrder, cancelOrder]
  replies: [openOrder, orderStatus]
  never: [execDetails]
  orders:
    - { symbol: $symbol, action: BUY, type: LMT, quantity: $quantity, ends: Cancelled }
    - { symbol: $symbol, action: SELL, type: LMT, quantity: $quantity, ends: Cancelled }
    - { symbol: $symbol, action: SELL, type: STP, quantity: $quantity, ends: Cancelled }
  leaves: { orders: 0, positions: {} }
  allows: [202, 10167]
  output: ['BUY $quantity $symbol at \d[\d.]*, SELL at \d[\d.]* or \d[\d.]*', 'All three cancelled']
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
  TimeInForce,
} from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 111;
const SYMBOL = 'AAPL';
const QUANTITY = 5;
const QUOTE_ID = 900_001; // far from order ids, because errors name both in the same place
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const WORKING = [OrderStatus.PreSubmitted, OrderStatus.Submitted];

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const statuses = new Map<number, OrderStatus>(); // of parent and children, by id
let parentId = 0;
let asked = false; // to cancel
process.exitCode = 1; // until all three are cancelled

ib.once(EventName.nextValidId, (id) => {
  parentId = id;
  ib.reqMarketDataType(MarketDataType.DELAYED);
  ib.reqMktData(QUOTE_ID, STOCK, '', true, false);
});

function placeAround(_reqId: number, field: TickType, bid: number): void {
  if ((field !== Tick.BID && field !== Tick.DELAYED_BID) || bid <= 0) return;
  ib.off(EventName.tickPrice, placeAround);
  const cents = (part: number) => Math.round(bid * part * 100) / 100;
  const buy = { action: OrderAction.BUY, orderType: OrderType.LMT, lmtPrice: cents(0.98) };
  const sell = { action: OrderAction.SELL, totalQuantity: QUANTITY, tif: TimeInForce.GTC, parentId };
  const profit = { ...sell, orderType: OrderType.LMT, lmtPrice: cents(1.02) };
  const loss = { ...sell, orderType: OrderType.STP, auxPrice: cents(0.96) };
  console.log(`BUY ${QUANTITY} ${SYMBOL} at ${buy.lmtPrice}, SELL at ${profit.lmtPrice} or ${loss.auxPrice}`);
  ib.placeOrder(parentId, STOCK, { ...buy, totalQuantity: QUANTITY, tif: TimeInForce.DAY, transmit: false });
  ib.placeOrder(parentId + 1, STOCK, { ...profit, transmit: false });
  ib.placeOrder(parentId + 2, STOCK, { ...loss, transmit: true }); // lets all three go
}
ib.on(EventName.tickPrice, placeAround);

ib.on(EventName.orderStatus, (orderId, status) => {
  statuses.set(orderId, status);
  const all = [...statuses.values()];
  if (!asked && all.length === 3 && all.every((each) => WORKING.includes(each))) {
    asked = true;
    ib.cancelOrder(parentId);
  }
  if (all.length === 3 && all.every((each) => each === OrderStatus.Cancelled)) {
    console.log('All three cancelled');
    process.exitCode = 0;
    if (ib.isConnected) ib.disconnect();
  }
  if (status === OrderStatus.Filled) stopUnlessNotice(new Error(`Order ${orderId} was filled`), 0);
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
