"""
---
id: py-async-ticks
title: Every trade, one by one
topic: tick-by-tick data
task: >-
  Await the individual trades of two stocks through one asyncio queue and stop after a number of
  them.
category: async
tags: [asyncio, tick-by-tick, trades, queue, streaming]
description: >-
  Subscribes to the tick-by-tick trades of two stocks, hands each trade to a coroutine through a
  queue, and cancels both subscriptions after enough of them.
explanation: >-
  ib_async empties ticker.tickByTicks before each packet from TWS, so a coroutine that only looks
  at the ticker loses what came while it was busy. The handler runs at once and puts every trade
  into a queue, from which main() takes them in its own time. Errors go through the same queue and
  are raised there. wait_for() sees to it that a silent market does not mean waiting for ever. TWS
  allows only a few tick-by-tick lines, so the finally block gives both back.
gotchas: [polling-misses-ticks, cancel-subscriptions, contract-without-conid, tick-by-tick-limit]
calls: [IB.reqTickByTickData, Ticker.updateEvent, asyncio.Queue, IB.cancelTickByTickData]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to watch }
  other: { constant: OTHER, type: symbol, about: another one }
  count: { constant: COUNT, type: integer, least: 1, most: 20, about: how many trades }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open, time: moving }
expects:
  requests: [reqTickByTickData, cancelTickByTickData]
  replies: [tickByTick]
  output: ['($symbol|$other): [0-9]+ at [0-9]+[.][0-9]+', '$count trades']
---
"""

import asyncio

from ib_async import IB, Contract, Stock, Ticker

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 154
SYMBOL = "AAPL"
OTHER = "NVDA"
COUNT = 5
TIMEOUT = 15

queue: asyncio.Queue[str | Exception] = asyncio.Queue()


def on_ticks(ticker: Ticker) -> None:
    for trade in ticker.tickByTicks:
        place = f"at {trade.price:.2f} on {trade.exchange}"
        queue.put_nowait(f"{ticker.contract.symbol}: {trade.size:.0f} {place}")


def on_error(_id: int, code: int, text: str, _contract: Contract | None) -> None:
    if not 2100 <= code <= 2199:  # notices about connections
        queue.put_nowait(RuntimeError(f"error {code}: {text}"))


async def next_trade() -> str:
    trade = await asyncio.wait_for(queue.get(), TIMEOUT)
    if isinstance(trade, Exception):
        raise trade
    return trade


async def main() -> None:
    with IB() as ib:
        ib.errorEvent += on_error
        await ib.connectAsync(HOST, PORT, clientId=CLIENT_ID, readonly=True)
        stocks = [Stock(symbol, "SMART", "USD") for symbol in (SYMBOL, OTHER)]
        if None in await ib.qualifyContractsAsync(*stocks):
            raise ValueError(f"{SYMBOL} or {OTHER} is not one contract")

        try:
            for stock in stocks:
                ib.reqTickByTickData(stock, "AllLast").updateEvent += on_ticks
            for _ in range(COUNT):
                print(await next_trade())
        finally:
            for stock in stocks:
                ib.cancelTickByTickData(stock, "AllLast")
    print(f"{COUNT} trades")


asyncio.run(main())
