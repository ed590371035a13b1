"""
---
id: py-async-history
title: The history of several stocks at once
topic: historical bars
task: Download the daily bars of three stocks concurrently and compare how far each has moved.
category: async
tags: [asyncio, historical data, bars, concurrent]
description: >-
  Requests the daily bars of three stocks side by side, at most a few at a time, and prints how
  far each moved from its first close to its last.
explanation: >-
  A semaphore keeps requests below what TWS serves at once (50), so the same lines work for three
  symbols and for three hundred. reqHistoricalDataAsync() returns when the last bar is in. On its
  own timeout it cancels the request and returns an empty list, which this example treats as the
  failure that it is; errors, such as 162, are raised. Bars of days carry dates, not datetimes,
  and the last one is still growing while the market is open.
gotchas: [history-pacing, empty-bars-on-timeout, last-bar-unfinished]
calls: [IB.connectAsync, IB.reqHistoricalDataAsync, BarData]
parameters:
  symbols: { constant: SYMBOLS, type: text, about: 'the stocks, with spaces between them' }
  duration: { constant: DURATION, type: text, about: 'how far back, such as 5 D, 3 M or 1 Y' }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { history: true }
expects:
  requests: [reqHistoricalData]
  replies: [historicalData]
  output: ['[A-Z]+: [0-9]+ bars, [0-9.]+ to [0-9.]+, [-+][0-9]+[.][0-9]%']
---
"""

import asyncio

from ib_async import IB, BarDataList, Stock

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 152
SYMBOLS = "AAPL MSFT NVDA"
DURATION = "5 D"
AT_ONCE = 10


async def daily_bars(ib: IB, symbol: str, turns: asyncio.Semaphore) -> BarDataList:
    async with turns:
        bars = await ib.reqHistoricalDataAsync(
            Stock(symbol, "SMART", "USD"),
            endDateTime="",
            durationStr=DURATION,
            barSizeSetting="1 day",
            whatToShow="TRADES",
            useRTH=True,
            timeout=20,
        )
    if not bars:
        raise TimeoutError(f"no bars of {symbol} came")
    return bars


async def main() -> None:
    symbols = SYMBOLS.split()
    turns = asyncio.Semaphore(AT_ONCE)
    with IB() as ib:
        ib.RaiseRequestErrors = True
        await ib.connectAsync(HOST, PORT, clientId=CLIENT_ID, readonly=True)
        series = await asyncio.gather(*(daily_bars(ib, symbol, turns) for symbol in symbols))

    for symbol, bars in zip(symbols, series):
        first, last = bars[0].close, bars[-1].close
        moved = f"{first:.2f} to {last:.2f}, {last / first - 1:+.1%}"
        print(f"{symbol}: {len(bars)} bars, {moved}")


asyncio.run(main())
