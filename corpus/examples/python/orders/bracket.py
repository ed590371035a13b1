"""
---
id: py-orders-bracket
title: An entry with its exits
topic: bracket orders
task: >-
  Place a bracket of an entry, a profit target and a stop loss as one, then cancel it by its
  parent.
category: orders
tags: [bracket, stop, profit target, parent, transmit]
description: >-
  Sends a buy limit below the market together with the two sell orders that would close the
  position, shows how TWS holds the exits back until the entry is filled, and takes all three
  back.
explanation: >-
  bracketOrder() makes three orders: the exits name the entry as their parent, and only the last
  one is marked for transmission, so that TWS begins to work none of them before it has all. They
  must be placed in this order. The entry is Submitted while the exits wait as PreSubmitted.
  Cancelling the parent cancels its children. All prices derive from a quote, rounded to the
  minimum tick, and tif is given for the three orders alike.
gotchas: [parent-transmit, min-tick, tif-preset]
calls: [IB.bracketOrder, IB.placeOrder, IB.cancelOrder, Trade.isDone]
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
  orders:
    - { symbol: $symbol, action: BUY, type: LMT, quantity: $quantity, ends: Cancelled }
    - { symbol: $symbol, action: SELL, type: LMT, quantity: $quantity, ends: Cancelled }
    - { symbol: $symbol, action: SELL, type: STP, quantity: $quantity, ends: Cancelled }
  leaves: { orders: 0, positions: {} }
  allows: [10167]
  output:
    - 'BUY LMT: Submitted'
    - 'SELL LMT: PreSubmitted'
    - 'SELL STP: PreSubmitted'
    - 'all cancelled'
---
"""

import math
import sys
from collections.abc import Callable

from ib_async import IB, OrderStatus, Stock, Trade

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 123
SYMBOL = "AAPL"
QUANTITY = 2
ENTRY, PROFIT, LOSS = 0.95, 1.05, 0.90  # of the market price
TIMEOUT = 10


def at_tick(price: float, tick: float) -> float:
    return round(round(price / tick) * tick, 6)


def is_placed(trades: list[Trade]) -> bool:
    entry, *exits = trades
    held = all(exit_.orderStatus.status == OrderStatus.PreSubmitted for exit_ in exits)
    return entry.isWorking() and held


async def until(condition: Callable[[], object]) -> None:
    """Look again after each message from TWS; unlike loopUntil(), this misses none."""
    while not condition():
        await ib.updateEvent


with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.connect(HOST, PORT, clientId=CLIENT_ID)

    [details] = ib.reqContractDetails(Stock(SYMBOL, "SMART", "USD"))
    ib.reqMarketDataType(3)  # delayed prices will do where there are no live ones
    [quote] = ib.reqTickers(details.contract)
    if math.isnan(market := quote.marketPrice()):
        sys.exit(f"no price of {SYMBOL}")

    prices = [at_tick(market * part, details.minTick) for part in (ENTRY, PROFIT, LOSS)]
    bracket = ib.bracketOrder("BUY", QUANTITY, *prices, tif="DAY")
    trades = [ib.placeOrder(details.contract, order) for order in bracket]
    try:
        ib.run(until(lambda: is_placed(trades) or trades[0].isDone()), timeout=TIMEOUT)
        if trades[0].isDone():
            sys.exit("; ".join(told.message for told in trades[0].log if told.errorCode))
        for trade in trades:
            print(f"{trade.order.action} {trade.order.orderType}: {trade.orderStatus.status}")
    finally:
        if not trades[0].isDone():
            ib.cancelOrder(bracket.parent)
        ib.run(until(lambda: all(trade.isDone() for trade in trades)), timeout=TIMEOUT)

if any(trade.orderStatus.status != OrderStatus.Cancelled for trade in trades):
    sys.exit("not all of it could be cancelled")
print("all cancelled")
