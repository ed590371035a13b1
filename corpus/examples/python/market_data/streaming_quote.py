"""
---
id: py-market-data-stream
title: Follow a quote, then let go
topic: streaming quotes
task: >-
  Subscribe to a stock's bid and ask, print a few changes as they come, then cancel the
  subscription.
category: market_data
tags: [streaming, subscription, quote, cancel]
description: >-
  Streams the best bid and ask of one stock, prints each change, and cancels after a number of
  them.
explanation: >-
  reqMktData() returns a Ticker that ib_async keeps up to date, and the handler on its updateEvent
  sees every update as it arrives; a loop that only polls the ticker can miss some. until() looks
  again after each message from TWS, and run() ends it with a TimeoutError after TIMEOUT seconds.
  An error to a subscription raises nothing by itself, so errorEvent is listened to as well:
  everything but notices about connections ends the wait. The line is cancelled in any case, as
  TWS allows about a hundred.
gotchas: [cancel-subscriptions, polling-misses-ticks, loop-until-oversleeps]
calls: [IB.reqMktData, Ticker.updateEvent, IB.updateEvent, IB.errorEvent, IB.cancelMktData]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to follow }
  changes:
    { constant: CHANGES, type: integer, least: 1, most: 10, about: how many quotes to wait for }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open, time: moving }
expects:
  requests: [reqMktData, cancelMktData]
  replies: [tickPrice]
  output: ['$symbol: bid [0-9]+[.][0-9]+, ask [0-9]+[.][0-9]+', 'cancelled after [0-9]+ quotes']
---
"""

import sys
from collections.abc import Callable

from ib_async import IB, Contract, Stock, Ticker

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 112
SYMBOL = "AAPL"
CHANGES = 3
TIMEOUT = 15

quotes: list[tuple[float, float]] = []
errors: list[str] = []


def on_quote(ticker: Ticker) -> None:
    quote = (ticker.bid, ticker.ask)
    if ticker.hasBidAsk() and quote not in quotes[-1:]:
        quotes.append(quote)
        print(f"{SYMBOL}: bid {ticker.bid:.2f}, ask {ticker.ask:.2f}")


def on_error(_id: int, code: int, text: str, _contract: Contract | None) -> None:
    if not 2100 <= code <= 2199:  # notices about connections
        errors.append(f"error {code}: {text}")


async def until(condition: Callable[[], object]) -> None:
    """Look again after each message from TWS; unlike loopUntil(), this misses none."""
    while not condition():
        await ib.updateEvent


with IB() as ib:
    ib.errorEvent += on_error
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    [stock] = ib.qualifyContracts(Stock(SYMBOL, "SMART", "USD"))
    if stock is None:
        sys.exit(f"{SYMBOL} is not one contract: {errors}")

    ib.reqMktData(stock).updateEvent += on_quote
    try:
        ib.run(until(lambda: errors or len(quotes) >= CHANGES), timeout=TIMEOUT)
    finally:
        ib.cancelMktData(stock)
        print(f"cancelled after {len(quotes)} quotes")

if errors:
    sys.exit(f"{SYMBOL}: {'; '.join(errors)}")
