"""
---
id: py-orders-market-buy
title: Buy at the market
topic: market orders
task: Buy a few shares at the market price and wait for the fill and its commission.
category: orders
tags: [market order, buy, fill, commission]
description: >-
  Places a market order, waits until it is filled, and prints each execution with its price and
  commission. An order that is still open when the time is up is cancelled.
explanation: >-
  placeOrder() returns at once with a Trade that ib_async keeps up to date. Filled is not the last
  message: executions and commissions come one by one, in no fixed order, so the example waits
  until all of them are in. tif is said outright, because newer versions of TWS comment on an
  order without it (10349), which ib_async takes for a cancellation. If the order was refused, the
  reason is in the trade's log, and the program ends with it.
gotchas: [tif-preset, commission-after-fill, contract-without-conid]
calls: [IB.qualifyContracts, MarketOrder, IB.placeOrder, Trade.isDone, IB.cancelOrder, Trade.fills]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to buy }
  quantity: { constant: QUANTITY, type: integer, least: 1, most: 10, about: how many shares }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [placeOrder]
  replies: [openOrder, orderStatus, execDetails, commissionReport]
  never: [cancelOrder]
  orders: [{ symbol: $symbol, action: BUY, type: MKT, quantity: $quantity, ends: Filled }]
  leaves: { orders: 0, positions: { $symbol: $quantity } }
  output: ['bought [0-9]+ $symbol at [0-9]+[.][0-9]+', 'average [0-9]+[.][0-9]+']
---
"""

import sys
from collections.abc import Callable

from ib_async import IB, MarketOrder, OrderStatus, Stock, Trade

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 121
SYMBOL = "AAPL"
QUANTITY = 5
TIMEOUT = 10


def is_settled(trade: Trade) -> bool:
    """Nothing more will come: not even a commission."""
    if trade.orderStatus.status != OrderStatus.Filled:
        return trade.isDone()
    told = all(fill.commissionReport.execId for fill in trade.fills)
    return trade.remaining() == 0 and told


async def until(condition: Callable[[], object]) -> None:
    """Look again after each message from TWS; unlike loopUntil(), this misses none."""
    while not condition():
        await ib.updateEvent


with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.connect(HOST, PORT, clientId=CLIENT_ID)

    [stock] = ib.qualifyContracts(Stock(SYMBOL, "SMART", "USD"))
    if stock is None:
        sys.exit(f"{SYMBOL} can be more than one contract")

    trade = ib.placeOrder(stock, MarketOrder("BUY", QUANTITY, tif="DAY"))
    try:
        ib.run(until(lambda: is_settled(trade)), timeout=TIMEOUT)
    finally:
        if not trade.isDone():
            ib.cancelOrder(trade.order)
            ib.run(until(trade.isDone), timeout=TIMEOUT)

    for fill in trade.fills:
        done, cost = fill.execution, fill.commissionReport
        print(f"bought {done.shares:.0f} {SYMBOL} at {done.price:.2f}, fee {cost.commission:.2f}")
    if trade.orderStatus.status != OrderStatus.Filled:
        sys.exit("; ".join(told.message for told in trade.log if told.errorCode))
    print(f"average {trade.orderStatus.avgFillPrice:.2f}")
