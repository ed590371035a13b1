"""
---
id: py-async-qualify
title: Look up several contracts at once
topic: concurrent requests
task: Qualify a stock, a currency pair, an index and a future concurrently with asyncio.gather.
category: async
tags: [asyncio, gather, qualify, conId]
description: >-
  Completes four contracts of different kinds in the time that one takes, and names those that
  could not be completed.
explanation: >-
  Each coroutine sends its request as soon as it first runs, so with gather() all four are under
  way before the first answer. TWS answers by request id, in whatever order. return_exceptions
  keeps one unknown contract (error 200) from hiding what became of the others.
  qualifyContractsAsync() fills in the contract that it was given and returns it, or None where
  several contracts fit.
gotchas: [contract-without-conid, ambiguous-contract, gather-hides-failures]
calls: [IB.connectAsync, IB.qualifyContractsAsync, Stock, Forex, Index, ContFuture]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock }
  pair: { constant: PAIR, type: text, about: two currencies as six letters }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqContractDetails]
  replies: [contractDetails, contractDetailsEnd]
  output:
    - 'STK $symbol conId [0-9]+'
    - 'CASH .* conId [0-9]+'
    - 'IND SPX conId [0-9]+'
    - 'FUT ES.* conId [0-9]+'
---
"""

import asyncio
import sys

from ib_async import IB, ContFuture, Contract, Forex, Index, Stock

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 151
SYMBOL = "AAPL"
PAIR = "EURUSD"


async def qualify(ib: IB, contract: Contract) -> Contract:
    [found] = await ib.qualifyContractsAsync(contract)
    if not isinstance(found, Contract):
        raise ValueError(f"several contracts fit {contract}")
    return found


async def main() -> None:
    contracts = [
        Stock(SYMBOL, "SMART", "USD"),
        Forex(PAIR),
        Index("SPX", "CBOE", "USD"),
        ContFuture("ES", "CME"),  # whichever contract is traded most now
    ]
    with IB() as ib:
        ib.RaiseRequestErrors = True
        await ib.connectAsync(HOST, PORT, clientId=CLIENT_ID, readonly=True)
        asked = asyncio.gather(*(qualify(ib, each) for each in contracts), return_exceptions=True)
        results = await asyncio.wait_for(asked, 10)

    for result in results:
        if isinstance(result, Contract):
            print(f"{result.secType} {result.localSymbol} conId {result.conId}")
    failures = [str(result) for result in results if isinstance(result, BaseException)]
    if failures:
        sys.exit("; ".join(failures))


asyncio.run(main())
