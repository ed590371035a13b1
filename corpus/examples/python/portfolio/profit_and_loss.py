"""
---
id: py-portfolio-pnl
title: Today's profit and loss
topic: profit and loss
task: >-
  Subscribe to the account's daily, unrealized and realized profit and loss until all figures are
  in.
category: portfolio
tags: [pnl, profit and loss, daily, realized, unrealized]
description: >-
  Subscribes to the profit and loss of one account, waits for figures that mean something, prints
  them and cancels.
explanation: >-
  reqPnL() returns a PnL object that ib_async updates about once a second. It begins with nan, and
  a figure that TWS does not have is the largest number there is, 1.8e308, so the example waits
  until the daily figure is a plausible amount of money. The day begins at the time that is set in
  TWS, midnight of New York by default, and the realized figure counts what was closed since then.
gotchas: [unset-double, cancel-subscriptions, several-accounts]
calls: [IB.reqPnL, IB.cancelPnL, IB.updateEvent, IB.managedAccounts]
parameters:
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { positions: { AAPL: 100 } }
expects:
  requests: [reqPnL, cancelPnL]
  replies: [pnl]
  never: [placeOrder]
  leaves: { orders: 0, positions: {} }
  output: ['D[A-Z0-9]+ daily [-+][0-9,]+[.][0-9]{2}', 'unrealized [-+][0-9,]+[.][0-9]{2}']
---
"""

import sys
from collections.abc import Callable

from ib_async import IB, Contract

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 143
TIMEOUT = 15

errors: list[str] = []


def on_error(_id: int, code: int, text: str, _contract: Contract | None) -> None:
    if not 2100 <= code <= 2199:  # notices about connections
        errors.append(f"error {code}: {text}")


def is_money(amount: float) -> bool:
    """False for nan, and for the huge number that stands for nothing."""
    return abs(amount) < 1e15


def shown(amount: float) -> str:
    return f"{amount:+,.2f}" if is_money(amount) else "unknown"


async def until(condition: Callable[[], object]) -> None:
    """Look again after each message from TWS; unlike loopUntil(), this misses none."""
    while not condition():
        await ib.updateEvent


with IB() as ib:
    ib.errorEvent += on_error
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    account = ib.managedAccounts()[0]
    pnl = ib.reqPnL(account)
    try:
        ib.run(until(lambda: errors or is_money(pnl.dailyPnL)), timeout=TIMEOUT)
    finally:
        ib.cancelPnL(account)

if errors:
    sys.exit("; ".join(errors))
print(f"{account} daily {shown(pnl.dailyPnL)}")
print(f"unrealized {shown(pnl.unrealizedPnL)}, realized {shown(pnl.realizedPnL)}")
