"""
---
id: py-market-data-delayed
title: Delayed prices where live ones are not paid for
topic: market data types
task: >-
  Switch to delayed market data for a US and a German stock and tell which of the two came live
  and which delayed.
category: market_data
tags: [delayed, market data type, subscription]
description: >-
  Sets the market data type to delayed, asks for the prices of two stocks, and prints each along
  with the kind of data that it is, which may still be live.
explanation: >-
  reqMarketDataType(3) holds for all requests that follow it: where the login has no live data,
  TWS sends data that is 15 to 20 minutes old instead of an error. Where it does have live data,
  it sends that. So the program reads ticker.marketDataType, which TWS reports for each line,
  instead of assuming. Code 10167 only says that delayed data is being shown and is not a failure.
gotchas: [market-data-subscription, delayed-is-a-wish, cancel-subscriptions]
calls: [IB.reqMarketDataType, IB.reqMktData, Ticker.marketDataType, IB.cancelMktData]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: a stock in the United States }
  german: { constant: GERMAN, type: symbol, about: a stock in Frankfurt (Xetra) }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [reqMarketDataType, reqMktData, cancelMktData]
  replies: [marketDataType, tickPrice]
  allows: [10167]
  output:
    - '$symbol: [0-9]+[.][0-9]+ USD, (live|delayed)'
    - '$german: [0-9]+[.][0-9]+ EUR, (live|delayed)'
---
"""

import math
import sys
from collections.abc import Callable

from ib_async import IB, Contract, Stock

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 113
SYMBOL = "AAPL"
GERMAN = "SAP"
TIMEOUT = 15

KINDS = {1: "live", 2: "frozen", 3: "delayed", 4: "delayed and frozen"}
SHOWING_DELAYED = 10167

errors: list[str] = []


def on_error(_id: int, code: int, text: str, _contract: Contract | None) -> None:
    if code != SHOWING_DELAYED and not 2100 <= code <= 2199:
        errors.append(f"error {code}: {text}")


async def until(condition: Callable[[], object]) -> None:
    """Look again after each message from TWS; unlike loopUntil(), this misses none."""
    while not condition():
        await ib.updateEvent


with IB() as ib:
    ib.errorEvent += on_error
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    stocks = [Stock(SYMBOL, "SMART", "USD"), Stock(GERMAN, "IBIS", "EUR")]
    if None in ib.qualifyContracts(*stocks):
        sys.exit("; ".join(errors) or "more than one contract fits")

    ib.reqMarketDataType(3)  # delayed, for every request that follows
    tickers = [ib.reqMktData(stock) for stock in stocks]

    def is_priced() -> bool:
        return not any(math.isnan(ticker.marketPrice()) for ticker in tickers)

    try:
        ib.run(until(lambda: errors or is_priced()), timeout=TIMEOUT)
    finally:
        for stock in stocks:
            ib.cancelMktData(stock)

if errors:
    sys.exit("; ".join(errors))
for stock, ticker in zip(stocks, tickers):
    kind = KINDS[ticker.marketDataType]
    print(f"{stock.symbol}: {ticker.marketPrice():.2f} {stock.currency}, {kind}")
