"""
---
id: py-market-data-snapshot
title: A quote, once
topic: snapshots
task: Get one snapshot of a stock's bid, ask, last price and volume without subscribing to anything.
category: market_data
tags: [snapshot, quote, bid, ask]
description: >-
  Asks for a snapshot of the market in one stock and prints it. There is nothing to cancel
  afterwards.
explanation: >-
  The contract is qualified first: ib_async files quotes under the contract's conId and refuses a
  contract without one. reqTickers() asks for a snapshot and waits for its end, which TWS marks
  with tickSnapshotEnd, up to eleven seconds later when a part of the quote is missing. Whatever
  never came is nan, so the example looks before it prints. RaiseRequestErrors turns an error,
  such as a missing market data subscription, into an exception.
gotchas: [contract-without-conid, snapshot-takes-eleven-seconds, market-data-subscription]
calls: [IB.qualifyContracts, IB.reqTickers, Ticker.hasBidAsk, IB.RaiseRequestErrors]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to look at }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [reqContractDetails, reqMktData]
  replies: [contractDetails, tickPrice, tickSnapshotEnd]
  output:
    - '$symbol: bid [0-9]+[.][0-9]+ x [0-9]+, ask [0-9]+[.][0-9]+ x [0-9]+'
    - 'last [0-9]+[.][0-9]+'
---
"""

import sys

from ib_async import IB, Stock

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 111
SYMBOL = "AAPL"

with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.RequestTimeout = 15
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    [stock] = ib.qualifyContracts(Stock(SYMBOL, "SMART", "USD"))
    if stock is None:
        sys.exit(f"{SYMBOL} can be more than one contract")

    [quote] = ib.reqTickers(stock)
    if not quote.hasBidAsk():
        sys.exit(f"{SYMBOL} has no bid and ask now")

    bid = f"bid {quote.bid:.2f} x {quote.bidSize:.0f}"
    ask = f"ask {quote.ask:.2f} x {quote.askSize:.0f}"
    print(f"{SYMBOL}: {bid}, {ask}")
    print(f"last {quote.last:.2f}, volume {quote.volume:,.0f}")
