"""
---
id: py-contracts-search
title: Search by name
topic: symbol search
task: Find the stocks whose symbol or company name matches a word, with their currency and exchange.
category: contracts
tags: [search, matching symbols, symbol lookup]
description: >-
  Sends a few letters to IB's symbol search and prints the stocks among the results, each with
  what is needed to write it as a contract.
explanation: >-
  reqMatchingSymbols() returns up to sixteen contracts whose symbol begins with the text or whose
  name contains it. The search gives the conId, the primary exchange and the currency, and which
  derivatives exist, but nothing of the trading hours or ticks; for these ask for contract
  details. ib_async gives up after four seconds and then returns None, which is not the same as
  finding nothing. TWS wants a second between two searches.
gotchas: [matching-symbols-none, matching-symbols-pacing]
calls: [IB.reqMatchingSymbols, ContractDescription]
parameters:
  pattern:
    { constant: PATTERN, type: text, about: 'the beginning of a symbol, or a part of a name' }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqMatchingSymbols]
  replies: [symbolSamples]
  output: ['$pattern: [1-9][0-9]* stocks', '[A-Z]+ +[A-Z]{3} +[A-Z.]+ +conId [0-9]+']
---
"""

import sys

from ib_async import IB

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 132
PATTERN = "IBM"

with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    matches = ib.reqMatchingSymbols(PATTERN)

if matches is None:
    sys.exit("no answer in time")

stocks = [match for match in matches if match.contract.secType == "STK"]
print(f"{PATTERN}: {len(stocks)} stocks")
for match in stocks:
    stock = match.contract
    kinds = ", ".join(match.derivativeSecTypes) or "no derivatives"
    place = f"{stock.currency} {stock.primaryExchange:8}"
    print(f"{stock.symbol:6} {place} conId {stock.conId} ({kinds})")

if not stocks:
    sys.exit(f"no stock matches {PATTERN}")
