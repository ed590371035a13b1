"""
---
id: py-orders-refused-price
title: An order that is refused, and mended
topic: rejected orders
task: >-
  Read why TWS refused an order whose price lies between two ticks, and place it again correctly.
category: orders
tags: [rejection, error 110, minimum tick, cancel]
description: >-
  Places a limit order at a price that the contract does not allow, reads code and reason of the
  refusal from the trade, places a corrected order under a new id, and cancels that one.
explanation: >-
  TWS refuses an order by an error message under the order's id. ib_async then marks the trade as
  Cancelled and puts code and text into its log; errorEvent carries them as well. Nothing is
  raised, so a program that does not look will never know. The id of a refused order is used up:
  the second attempt is a new Order, with the price rounded to minTick. It is taken, and cancelled
  again.
gotchas: [min-tick, rejection-raises-nothing, order-id-reuse, tif-preset]
calls: [IB.reqContractDetails, LimitOrder, IB.placeOrder, Trade.log, IB.cancelOrder]
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
  errors: [110]
  allows: [10167]
  output: ['refused at [0-9]+[.][0-9]+: .*110', '$symbol taken at [0-9]+[.][0-9]+']
---
"""

import math
import sys
from collections.abc import Callable

from ib_async import IB, Contract, LimitOrder, Stock

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 124
SYMBOL = "AAPL"
QUANTITY = 1
TIMEOUT = 10


async def until(condition: Callable[[], object]) -> None:
    """Look again after each message from TWS; unlike loopUntil(), this misses none."""
    while not condition():
        await ib.updateEvent


def refusal(contract: Contract, price: float) -> str:
    """Place a limit order, and cancel it if it is taken; otherwise say why it is not."""
    trade = ib.placeOrder(contract, LimitOrder("BUY", QUANTITY, price, tif="DAY"))
    try:
        ib.run(until(lambda: trade.isWorking() or trade.isDone()), timeout=TIMEOUT)
        return "; ".join(told.message for told in trade.log if told.errorCode)
    finally:
        if not trade.isDone():
            ib.cancelOrder(trade.order)
            ib.run(until(trade.isDone), timeout=TIMEOUT)


with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.connect(HOST, PORT, clientId=CLIENT_ID)

    [details] = ib.reqContractDetails(Stock(SYMBOL, "SMART", "USD"))
    ib.reqMarketDataType(3)  # delayed prices will do where there are no live ones
    [quote] = ib.reqTickers(details.contract)
    if math.isnan(market := quote.marketPrice()):
        sys.exit(f"no price of {SYMBOL}")

    tick = details.minTick
    good = round(round(market * 0.95 / tick) * tick, 6)
    bad = round(good + tick / 2, 6)

    reason = refusal(details.contract, bad)
    if not reason:
        sys.exit(f"{bad} was taken")
    print(f"refused at {bad}: {reason}")

    reason = refusal(details.contract, good)
    if reason:
        sys.exit(f"{good}: {reason}")
    print(f"{SYMBOL} taken at {good:.2f}, and cancelled")
