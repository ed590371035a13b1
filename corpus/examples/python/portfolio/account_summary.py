"""
---
id: py-portfolio-account-summary
title: A few figures of the account
topic: account summary
task: >-
  Read net liquidation, cash and buying power of each account, then end the summary subscription.
category: portfolio
tags: [account summary, net liquidation, buying power, cash]
description: >-
  Asks for chosen figures of the account summary under a request id of its own, prints them and
  cancels the subscription.
explanation: >-
  The summary is a subscription, which TWS renews every three minutes, and it allows two at a
  time. IB.accountSummary() starts one with all tags and never ends it. Here the request goes
  through ib.client, whose methods send one message each: startReq() makes the future that
  accountSummaryEnd completes. Values come as text. The answers are read from accountSummary(),
  which sends nothing when they are already there.
gotchas: [account-summary-two-at-a-time, cancel-subscriptions]
calls: [Client.reqAccountSummary, Client.cancelAccountSummary, IB.accountSummary, Wrapper.startReq]
parameters:
  tags: { constant: TAGS, type: text, about: 'names of figures, with commas between them' }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqAccountSummary, cancelAccountSummary]
  replies: [accountSummary, accountSummaryEnd]
  never: [placeOrder]
  output: ['D[A-Z0-9]+ NetLiquidation [0-9]+[.0-9]* [A-Z]{3}', 'BuyingPower [0-9]+']
---
"""

import sys

from ib_async import IB

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 142
TAGS = "NetLiquidation,TotalCashValue,BuyingPower"
TIMEOUT = 10

with IB() as ib:
    ib.RaiseRequestErrors = True
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    request = ib.client.getReqId()
    ended = ib.wrapper.startReq(request)
    ib.client.reqAccountSummary(request, "All", TAGS)
    try:
        ib.run(ended, timeout=TIMEOUT)
    finally:
        ib.client.cancelAccountSummary(request)

    figures = ib.accountSummary()

for figure in figures:
    print(f"{figure.account} {figure.tag} {figure.value} {figure.currency}")
if len({figure.tag for figure in figures}) < len(TAGS.split(",")):
    sys.exit("a figure is missing")
