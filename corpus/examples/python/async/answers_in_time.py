"""
---
id: py-async-deadline
title: Answers in time, or not at all
topic: timeouts
task: >-
  Ask for the earliest available history of some stocks under one deadline and report who was
  late.
category: async
tags: [asyncio, timeout, deadline, head timestamp, cancel]
description: >-
  Starts a request per stock, gives all of them together a few seconds, prints what came in time
  and cancels the rest.
explanation: >-
  No request of the API has a timeout of its own, and some of them are never answered.
  asyncio.wait() with a timeout raises nothing: it sorts the tasks into those that are done and
  those that are pending. The pending ones are cancelled, which ends the waiting here, and the
  connection's end clears them at TWS. A done task may have failed; result() raises its error. The
  head timestamp is the moment from which TWS has data of a kind, here trades in regular hours.
gotchas: [requests-without-answer, cancel-subscriptions]
calls: [IB.connectAsync, IB.reqHeadTimeStampAsync, asyncio.wait]
parameters:
  symbols: { constant: SYMBOLS, type: text, about: 'the stocks, with spaces between them' }
  deadline:
    { constant: DEADLINE, type: integer, least: 1, most: 15,
      about: seconds that all of them have together }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { history: true }
expects:
  requests: [reqHeadTimeStamp]
  replies: [headTimestamp]
  output: ['[A-Z]+: since [0-9]{4}-[0-9]{2}-[0-9]{2}', '[0-9]+ of [0-9]+ answered in time']
---
"""

import asyncio
import sys
from datetime import datetime

from ib_async import IB, Stock

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 153
SYMBOLS = "AAPL IBM SPY"
DEADLINE = 8


async def earliest(ib: IB, symbol: str) -> datetime:
    stock = Stock(symbol, "SMART", "USD")
    return await ib.reqHeadTimeStampAsync(stock, whatToShow="TRADES", useRTH=True, formatDate=2)


async def main() -> int:
    with IB() as ib:
        ib.RaiseRequestErrors = True
        await ib.connectAsync(HOST, PORT, clientId=CLIENT_ID, readonly=True)

        tasks = [
            asyncio.create_task(earliest(ib, symbol), name=symbol) for symbol in SYMBOLS.split()
        ]
        done, late = await asyncio.wait(tasks, timeout=DEADLINE)
        for task in late:
            task.cancel()

    for task in sorted(done, key=lambda task: task.get_name()):
        print(f"{task.get_name()}: since {task.result():%Y-%m-%d}")
    for task in late:
        print(f"{task.get_name()}: no answer")
    print(f"{len(done)} of {len(tasks)} answered in time")
    return len(late)


if asyncio.run(main()):
    sys.exit(1)
