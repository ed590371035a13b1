"""
---
id: py-contracts-option-chain
title: An option chain and what is really in it
topic: option chains
task: >-
  List a stock's option expirations and find the strikes that exist for calls of the nearest one.
category: contracts
tags: [option chain, expirations, strikes, calls]
description: >-
  Asks which expirations and strikes the options of a stock have, then which call contracts really
  exist for the nearest expiration.
explanation: >-
  reqSecDefOptParams() needs the conId of the underlying, so the stock is qualified first. It
  answers per exchange and trading class, with all expirations and all strikes of the class; most
  of the combinations do not exist. The second step settles that: a contract details request for
  an Option without a strike returns each call that is listed for the day. Unlike quotes, neither
  request needs a market data subscription.
gotchas: [option-chain-is-no-product, contract-without-conid]
calls: [IB.qualifyContracts, IB.reqSecDefOptParams, Option, IB.reqContractDetails]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock that the options are on }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqSecDefOptParams, reqContractDetails]
  replies:
    - securityDefinitionOptionParameter
    - securityDefinitionOptionParameterEnd
    - contractDetails
    - contractDetailsEnd
  output: ['$symbol: [1-9][0-9]* expirations, [1-9][0-9]* strikes', '[0-9]{8}: [1-9][0-9]* calls']
---
"""

import sys

from ib_async import IB, Option, Stock

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 133
SYMBOL = "AAPL"

with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.RequestTimeout = 20
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    [stock] = ib.qualifyContracts(Stock(SYMBOL, "SMART", "USD"))
    if stock is None:
        sys.exit(f"{SYMBOL} can be more than one contract")

    chains = ib.reqSecDefOptParams(stock.symbol, "", stock.secType, stock.conId)
    smart = [chain for chain in chains if chain.exchange == "SMART"]
    if not smart:
        sys.exit(f"{SYMBOL} has no options")

    chain = max(smart, key=lambda each: len(each.expirations))
    nearest = min(chain.expirations)
    print(f"{SYMBOL}: {len(chain.expirations)} expirations, {len(chain.strikes)} strikes")

    wanted = Option(SYMBOL, nearest, 0.0, "C", "SMART", currency="USD")
    wanted.tradingClass = chain.tradingClass
    calls = ib.reqContractDetails(wanted)

strikes = sorted(details.contract.strike for details in calls)
print(f"{nearest}: {len(strikes)} calls, from {strikes[0]:g} to {strikes[-1]:g}")
