/*
---
id: ts-orders-market-buy
title: Buy at the market and wait for the fill
topic: market orders
task: Buy shares at the market price and wait until the order is filled and its commission known.
category: orders
tags: [order, market, buy, fill, execution, commission]
description: >-
  Places a market order under the id of nextValidId, prints its executions and commissions, and ends when all is
  filled.
explanation: >-
  An order may be filled in several executions, each of which has a commission report of its own that comes a moment
  later. orderStatus may come more than once with the same status, and executions may come before the status says
  Filled, so the program waits for both. The time in force is given, because TWS adds what is missing from the
  user's presets. What is not filled in time is cancelled, which error 202 confirms, and the exit code is 1.
gotchas: [duplicate-order-status, commission-comes-later, order-id-from-next-valid-id, tif-from-presets]
calls:
  - IBApi.placeOrder
  - IBApi.cancelOrder
  - EventName.orderStatus
  - EventName.execDetails
  - EventName.commissionReport
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to buy }
  quantity: { constant: QUANTITY, type: integer, least: 1, most: 10, about: how many shares }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [placeOrder]
  replies: [openOrder, orderStatus, execDetails, commissionReport]
  never: [cancelOrder]
  orders: [{ symbol: $symbol, action: BUY, type: MKT, quantity: $quantity, ends: Filled }]
  leaves: { orders: 0, positions: { $symbol: $quantity } }
  output: ['\d+ $symbol at \d[\d.]* on \w+', 'Bought $quantity $symbol at \d[\d.]* on average, commission \d']
---
*/
import { EventName, IBApi, isNonFatalError, OrderAction, OrderStatus, OrderType, SecType } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 108;
const SYMBOL = 'AAPL';
const QUANTITY = 5;
const PATIENCE_MS = 10_000;
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const sharesOf = new Map<string, number>(); // by execution
const charged = { shares: 0, commission: 0 };
let averagePrice: number | undefined; // once all is filled
process.exitCode = 1; // until all is bought

ib.once(EventName.nextValidId, (orderId) => {
  ib.placeOrder(orderId, STOCK, {
    action: OrderAction.BUY,
    orderType: OrderType.MKT,
    totalQuantity: QUANTITY,
    tif: 'DAY', // otherwise TWS takes it from the user's presets, and says so
    transmit: true,
  });
  setTimeout(() => ib.cancelOrder(orderId), PATIENCE_MS).unref(); // does not keep the program alive
});

ib.on(EventName.execDetails, (_reqId, _contract, { execId = '', shares = 0, price, exchange }) => {
  console.log(`${shares} ${SYMBOL} at ${price} on ${exchange}`);
  sharesOf.set(execId, shares);
});

ib.on(EventName.commissionReport, ({ execId = '', commission = 0 }) => {
  charged.shares += sharesOf.get(execId) ?? 0;
  charged.commission += commission;
  endWhenDone();
});

ib.on(EventName.orderStatus, (_orderId, status, _filled, _remaining, average) => {
  if (status === OrderStatus.Filled) averagePrice = average;
  endWhenDone();
});

function endWhenDone(): void {
  if (averagePrice === undefined || charged.shares < QUANTITY || !ib.isConnected) return;
  const cost = `commission ${charged.commission.toFixed(2)}`;
  console.log(`Bought ${QUANTITY} ${SYMBOL} at ${averagePrice} on average, ${cost}`);
  process.exitCode = 0;
  ib.disconnect();
}

function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error)) return;
  console.error(`Error ${code}: ${error.message}`);
  if (ib.isConnected) ib.disconnect();
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
ib.connect();
