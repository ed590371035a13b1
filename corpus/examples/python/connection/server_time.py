"""
---
id: py-connection-server-time
title: Compare clocks with the server
topic: server time
task: Ask the server what time it is and measure how far this computer's clock is off.
category: connection
tags: [time, clock, time zone]
description: >-
  Asks for the server's time, prints it in UTC and in the exchange's time zone, and says by how
  much the clock of this computer differs.
explanation: >-
  reqCurrentTime() sends one request and waits for its one answer, a number of whole seconds that
  ib_async returns as a datetime in UTC. RequestTimeout turns an answer that never comes into an
  exception. The offset is taken against the middle of the time that the question was under way,
  and is no finer than a second. The exchange's own time comes from Python's time zone database,
  never from the settings of this computer.
gotchas: [time-zones]
calls: [IB.connect, IB.reqCurrentTime, IB.RequestTimeout]
parameters:
  zone:
    { constant: ZONE, type: text,
      about: 'the time zone of the exchange, by its name in the tz database' }
  clientId:
    { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqCurrentTime]
  replies: [currentTime]
  output:
    - 'server: [0-9]{4}-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9] UTC'
    - '$zone: [0-9]{4}-'
    - 'off by [-+][0-9]+ s'
---
"""

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from ib_async import IB

HOST = "127.0.0.1"
PORT = 4002  # IB Gateway, paper; TWS on paper listens on 7497
CLIENT_ID = 102
ZONE = "America/New_York"

with IB() as ib:
    ib.RequestTimeout = 10
    ib.connect(HOST, PORT, clientId=CLIENT_ID, readonly=True)

    asked = datetime.now(timezone.utc)
    server = ib.reqCurrentTime()
    answered = datetime.now(timezone.utc)

    middle = asked + (answered - asked) / 2
    print(f"server: {server:%Y-%m-%d %H:%M:%S} UTC")
    print(f"{ZONE}: {server.astimezone(ZoneInfo(ZONE)):%Y-%m-%d %H:%M:%S}")
    print(f"this clock is off by {(middle - server).total_seconds():+.0f} s")
