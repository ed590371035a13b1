"""
---
id: py-orders-limit-modify
title: Raise a limit, then cancel
topic: limit orders
task: Place a limit order below the market, move its price closer, then cancel the order.
category: orders
tags: [limit order, modify, cancel]
description: >-
  Puts a limit order well below the market, where it waits, changes its price without giving up
  its order id, sees the change confirmed, and cancels it.
explanation: >-
  A change is a second placeOrder() with the same Order object, so with the same order id, and
  only price or quantity altered. TWS confirms by repeating the order in openOrder, whose price
  ib_async writes into trade.order, so the handler of openOrderEvent sees the price that TWS has.
  Prices are fractions of a quote, rounded to the contract's minimum tick, or the order is refused
  with 110. The finally block cancels the order whatever went wrong before, and 202 is how TWS
  confirms a cancel.
gotchas: [min-tick, tif-preset, modify-same-order-id]
calls: [LimitOrder, IB.placeOrder, IB.openOrderEvent, Trade.isWorking, IB.cancelOrder]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to buy }
  quantity: { constant: QUANTITY, type: integer, least: 1, most: 10, about: how many shares }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [placeOrder, cancelOrder]
  replies: [openOrder, orderStatus]
  never: [execDetails]
  orders: [{ symbol: $symbol, action: BUY, type: LMT, quantity: $quantity, ends: Cancelled }]
  leaves: { orders: 0, positions: {} }
  allows: [10167]
  output: ['$symbol: limit [0-9]+[.][0-9]+ is working', 'limit is now [0-9]+[.][0-9]+', 'Cancelled']
---
"""

import math
import sys
from collections.abc import Callable

from ib_async import IB, LimitOrder, OrderStatus, Stock, Trade

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 122
SYMBOL = "AAPL"
QUANTITY = 5
TIMEOUT = 10

confirmed: list[float] = []  # the limits that TWS has told


def on_open_order(trade: Trade) -> None:
    confirmed.append(trade.order.lmtPrice)


async def until(condition: Callable[[], object]) -> None:
    """Look again after each message from TWS; unlike loopUntil(), this misses none."""
    while not condition():
        await ib.updateEvent


with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.openOrderEvent += on_open_order
    ib.connect(HOST, PORT, clientId=CLIENT_ID)

    [details] = ib.reqContractDetails(Stock(SYMBOL, "SMART", "USD"))
    ib.reqMarketDataType(3)  # delayed prices will do where there are no live ones
    [quote] = ib.reqTickers(details.contract)
    if math.isnan(market := quote.marketPrice()):
        sys.exit(f"no price of {SYMBOL}")

    tick = details.minTick  # to which prices must be rounded
    first, second = (round(round(market * part / tick) * tick, 6) for part in (0.94, 0.97))

    trade = ib.placeOrder(details.contract, LimitOrder("BUY", QUANTITY, first, tif="DAY"))
    try:
        ib.run(until(lambda: trade.isWorking() or trade.isDone()), timeout=TIMEOUT)
        if trade.isDone():
            sys.exit("; ".join(told.message for told in trade.log if told.errorCode))
        print(f"{SYMBOL}: limit {first:.2f} is working")

        trade.order.lmtPrice = second
        ib.placeOrder(details.contract, trade.order)
        ib.run(until(lambda: confirmed[-1:] == [second]), timeout=TIMEOUT)
        print(f"limit is now {second:.2f}")
    finally:
        if not trade.isDone():
            ib.cancelOrder(trade.order)
            ib.run(until(trade.isDone), timeout=TIMEOUT)
        print(trade.orderStatus.status)

if trade.orderStatus.status != OrderStatus.Cancelled:
    sys.exit("it ended before it could be cancelled")
