"""
---
id: py-connection-client-id-taken
title: Find a client id that is free
topic: client ids
task: Notice that a client id is already in use (error 326) and connect under the next free one.
category: connection
tags: [connect, client id, error 326]
description: >-
  Holds a client id with one connection, tries to connect a second time with the same id,
  recognises the refusal by its code, and goes on to the next id.
explanation: >-
  Each API connection needs a client id of its own. TWS answers a second one with error 326 and
  hangs up. ib_async reports 326 through errorEvent and then waits in vain for the API to start,
  so connect() ends in a TimeoutError that does not name the reason. The example keeps the codes
  that came: 326 means that the next id is worth a try, anything else is a real failure and is
  raised.
gotchas: [client-id-in-use, connect-timeout-hides-reason]
calls: [IB.connect, IB.errorEvent, IB.disconnect]
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: the id that is tried first }
  attempts: { constant: ATTEMPTS, type: integer, least: 2, most: 8, about: how many ids to try }
expects:
  requests: [startApi]
  replies: [nextValidId, managedAccounts]
  errors: [326]
  output: ['client id $clientId is taken', 'connected as [0-9]+']
---
"""

import asyncio
import sys

from ib_async import IB, Contract

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 103
ATTEMPTS = 5
CLIENT_ID_IN_USE = 326


def connect_as(client_id: int) -> IB | None:
    """Connect, unless somebody else is connected with this client id."""
    ib = IB()
    codes: list[int] = []

    def on_error(_id: int, code: int, _text: str, _contract: Contract | None) -> None:
        codes.append(code)

    ib.errorEvent += on_error
    try:
        ib.connect(HOST, PORT, clientId=client_id, timeout=2, readonly=True)
    except asyncio.TimeoutError:
        if CLIENT_ID_IN_USE not in codes:
            raise
        return None
    return ib


with IB() as first:
    first.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    for client_id in range(CLIENT_ID, CLIENT_ID + ATTEMPTS):
        second = connect_as(client_id)
        if second is not None:
            break
        print(f"client id {client_id} is taken")
    else:
        sys.exit(f"none of {ATTEMPTS} client ids is free")

    print(f"connected as {second.client.clientId}")
    second.disconnect()
