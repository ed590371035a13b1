"""
---
id: py-connection-accounts
title: Connect and see whose accounts these are
topic: managed accounts
task: >-
  Connect to TWS or IB Gateway and list the accounts that the login may trade, refusing a live
  one.
category: connection
tags: [connect, managed accounts, paper, next order id]
description: >-
  Opens one API connection, waits until it is ready, and prints the server version, the next free
  id and the accounts of the login. It stops at once if one of them is not a paper account.
explanation: >-
  connect() starts the API and waits for two messages without which nothing works: nextValidId and
  managedAccounts. It then asks for positions, account values and executions, so that ib_async can
  answer for them at any time. With raiseSyncErrors, a step that gets no answer is an exception
  instead of a line in the log. Paper accounts begin with D, and checking that costs nothing.
  Leaving the with block disconnects, also after an error.
gotchas: [live-account-by-mistake, client-id-in-use]
calls: [IB.connect, IB.managedAccounts, Client.serverVersion, Client.getReqId, IB.disconnect]
parameters:
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [startApi]
  replies: [nextValidId, managedAccounts]
  never: [placeOrder]
  output: ['server version [0-9]+', 'next id [0-9]+', 'account D[A-Z0-9]+']
---
"""

import sys

from ib_async import IB

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 101

with IB() as ib:
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True, raiseSyncErrors=True)

    # Requests and orders draw their ids from one sequence, which begins at nextValidId.
    print(f"server version {ib.client.serverVersion()}, next id {ib.client.getReqId()}")

    accounts = ib.managedAccounts()
    for account in accounts:
        print(f"account {account}")

    live = [account for account in accounts if not account.startswith("D")]
    if live:
        sys.exit(f"this login trades real money: {', '.join(live)}")
