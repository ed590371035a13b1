"""
---
id: py-portfolio-holdings
title: What the account holds, and what it is worth
topic: portfolio
task: >-
  List each holding of the account with its quantity, average cost, market value and unrealized
  profit.
category: portfolio
tags: [positions, portfolio, market value, unrealized profit]
description: >-
  Prints the holdings of one account as TWS values them, and their sum.
explanation: >-
  connect() has already subscribed to account updates and waited for the first complete set, so
  portfolio() answers at once from what ib_async keeps up to date. raiseSyncErrors makes sure of
  it: without it, an answer that did not come would look like an empty account. With several
  accounts nothing is subscribed unless one is named. Cost and value are per share and per holding
  in the currency of the contract; positions() would have the same quantities, but no prices.
gotchas: [silent-sync-errors, several-accounts]
calls: [IB.connect, IB.managedAccounts, IB.portfolio, PortfolioItem]
parameters:
  account: { constant: ACCOUNT, type: text, about: 'the account, or nothing for the only one' }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { positions: { AAPL: 100, MSFT: 50 } }
expects:
  requests: [reqAccountUpdates]
  replies: [updatePortfolio, accountDownloadEnd]
  never: [placeOrder]
  leaves: { orders: 0, positions: {} }
  output: ['AAPL +100 at ', 'MSFT +50 at ', '2 holdings, unrealized [-+][0-9,]+[.][0-9]{2}']
---
"""

import sys

from ib_async import IB

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 141
ACCOUNT = ""

with IB() as ib:
    ib.connect(
        HOST, PORT, clientId=CLIENT_ID, account=ACCOUNT, readonly=True, raiseSyncErrors=True
    )

    accounts = ib.managedAccounts()
    if not ACCOUNT and len(accounts) > 1:
        sys.exit(f"name one of {', '.join(accounts)}")

    holdings = ib.portfolio(ACCOUNT)

for item in sorted(holdings, key=lambda item: item.contract.symbol):
    name = item.contract.localSymbol or item.contract.symbol
    cost = f"{item.position:g} at {item.averageCost:.2f}"
    worth = f"worth {item.marketValue:,.2f} {item.contract.currency}"
    print(f"{name} {cost}, {worth}, unrealized {item.unrealizedPNL:+,.2f}")

total = sum(item.unrealizedPNL for item in holdings)
print(f"{len(holdings)} holdings, unrealized {total:+,.2f}")
