"""
---
id: py-contracts-stock-details
title: What IB knows of a stock
topic: contract details
task: >-
  Look up a stock's contract id, exchanges, minimum price step and the hours in which it trades
  today.
category: contracts
tags: [contract details, conId, minimum tick, trading hours]
description: >-
  Requests the contract details of one stock and prints what a program needs before it trades it.
explanation: >-
  A symbol, a currency and an exchange describe a contract, the conId names it once and for all.
  reqContractDetails() returns one entry for each contract that fits the description: none is an
  error (200), several mean that the description is too vague, and guessing would trade the wrong
  thing. liquidSessions() turns the text of the regular hours into pairs of datetimes in the time
  zone of the exchange.
gotchas: [ambiguous-contract, min-tick, time-zones]
calls: [Stock, IB.reqContractDetails, ContractDetails.liquidSessions, IB.RaiseRequestErrors]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock }
  exchange: { constant: EXCHANGE, type: text, about: 'where to route to, mostly SMART' }
  currency: { constant: CURRENCY, type: text, about: the currency in which it trades }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqContractDetails]
  replies: [contractDetails, contractDetailsEnd]
  output:
    - '$symbol is .+, conId [0-9]+'
    - 'prices in steps of 0?[.]?[0-9]+'
    - 'open [0-9-]+ [0-9:]+ to [0-9:]+'
---
"""

import sys

from ib_async import IB, Stock

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 131
SYMBOL = "AAPL"
EXCHANGE = "SMART"
CURRENCY = "USD"

with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.RequestTimeout = 10
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    found = ib.reqContractDetails(Stock(SYMBOL, EXCHANGE, CURRENCY))

if len(found) != 1:
    sys.exit(f"{SYMBOL} fits {len(found)} contracts")

[details] = found
contract = details.contract
print(f"{SYMBOL} is {details.longName}, conId {contract.conId}")
print(f"listed at {contract.primaryExchange}, trades at {details.validExchanges}")
print(f"prices in steps of {details.minTick}")
for session in details.liquidSessions()[:1]:
    print(f"open {session.start:%Y-%m-%d %H:%M} to {session.end:%H:%M} {details.timeZoneId}")
