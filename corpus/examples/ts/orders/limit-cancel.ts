/*
---
id: ts-orders-limit-cancel
title: Place a limit order and cancel it
topic: limit orders
task: Place a limit order below the market, see it accepted, and cancel it.
category: orders
tags: [order, limit, cancel, status]
description: >-
  Takes the bid from a snapshot, places a buy order some per cent below it, and cancels it as soon as TWS has it.
explanation: >-
  The limit is worked out from the bid and cut to whole cents, the smallest step of US stocks; a price between two
  steps gets error 110. Delayed prices do for that, so it says with reqMarketDataType that it would take them. Once
  the order is PreSubmitted or Submitted, cancelOrder ends it: the status becomes Cancelled, and TWS says 202, which
  is not an error here. An order that ends without having been asked to, or that was filled, makes the exit code 1.
gotchas: [price-must-be-on-a-tick, error-202-confirms-a-cancel, tif-from-presets]
calls: [IBApi.placeOrder, IBApi.cancelOrder, EventName.orderStatus, IBApi.reqMktData, ErrorCode.ORDER_CANCELLED]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to bid for }
  quantity: { constant: QUANTITY, type: integer, least: 1, most: 10, about: how many shares }
  percentBelow: { constant: PERCENT_BELOW, type: number, least: 1, most: 10, about: how far below the bid }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [reqMktData, placeOrder, cancelOrder]
  replies: [tickPrice, openOrder, orderStatus]
  never: [execDetails]
  orders: [{ symbol: $symbol, action: BUY, type: LMT, quantity: $quantity, ends: Cancelled }]
  leaves: { orders: 0, positions: {} }
  allows: [10167]
  output: ['^BUY $quantity $symbol at \d[\d.]*', '^Cancelled, 0 of $quantity filled']
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
} from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 109;
const SYMBOL = 'AAPL';
const QUANTITY = 5;
const PERCENT_BELOW = 2;
const QUOTE_ID = 900_001; // far from order ids, because errors name both in the same place
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
let orderId = 0;
let limit: number | undefined;
let asked = false; // to cancel
process.exitCode = 1; // until it is cancelled, and nothing bought

ib.once(EventName.nextValidId, (id) => {
  orderId = id;
  ib.reqMarketDataType(MarketDataType.DELAYED);
  ib.reqMktData(QUOTE_ID, STOCK, '', true, false);
});

ib.on(EventName.tickPrice, (_reqId, field, price) => {
  const isBid = field === Tick.BID || field === Tick.DELAYED_BID;
  if (!isBid || price <= 0 || limit !== undefined) return;
  limit = Math.floor(price * (100 - PERCENT_BELOW)) / 100;
  console.log(`BUY ${QUANTITY} ${SYMBOL} at ${limit}, where ${price} is bid`);
  const order = {
    action: OrderAction.BUY,
    orderType: OrderType.LMT,
    lmtPrice: limit,
    totalQuantity: QUANTITY,
  };
  ib.placeOrder(orderId, STOCK, { ...order, tif: 'DAY', transmit: true });
});

ib.on(EventName.orderStatus, (_orderId, status, filled) => {
  console.log(`${status}, ${filled} of ${QUANTITY} filled`);
  if (!asked && (status === OrderStatus.PreSubmitted || status === OrderStatus.Submitted)) {
    asked = true;
    ib.cancelOrder(orderId);
  }
  if (status !== OrderStatus.Cancelled && status !== OrderStatus.Filled) return;
  if (asked && filled === 0) process.exitCode = 0;
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
ib.once(EventName.tickSnapshotEnd, () => limit ?? stopUnlessNotice(new Error('Nobody bids'), 0));
ib.connect();
