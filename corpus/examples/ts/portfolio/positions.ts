/*
---
id: ts-portfolio-positions
title: List the positions
topic: positions
task: List what the account holds, with the average cost of each position.
category: portfolio
tags: [positions, holdings, average cost]
description: >-
  Asks for the positions of all accounts of the login, prints them when they are complete, and ends the
  subscription.
explanation: >-
  reqPositions sends every position and then positionEnd; from then on it tells of each change, until it is
  cancelled. It needs no request id, for there is one such subscription. A position of 0 is one that was closed
  today and is left out here. The average cost has the commissions in it, and of options and futures the multiplier.
gotchas: [cancel-what-you-subscribe-to, closed-positions-come-as-zero, average-cost-includes-multiplier]
calls: [IBApi.reqPositions, IBApi.cancelPositions, EventName.position, EventName.positionEnd]
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { positions: { AAPL: 100, MSFT: -20 } }
expects:
  requests: [reqPositions, cancelPositions]
  replies: [position, positionEnd]
  never: [placeOrder]
  output: ['AAPL STK: 100 at \d', 'MSFT STK: -20 at \d']
---
*/
import { EventName, IBApi, isNonFatalError } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 115;

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const lines: string[] = [];
process.exitCode = 1; // until all positions are known

ib.once(EventName.nextValidId, () => ib.reqPositions());

ib.on(EventName.position, (account, { symbol, secType, currency }, position, averageCost = 0) => {
  if (position === 0) return;
  lines.push(`${account} ${symbol} ${secType}: ${position} at ${averageCost.toFixed(2)} ${currency}`);
});

ib.once(EventName.positionEnd, () => {
  ib.cancelPositions();
  console.log(lines.length === 0 ? 'No positions' : lines.join('\n'));
  process.exitCode = 0;
  ib.disconnect();
});

function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error)) return;
  console.error(`Error ${code}: ${error.message}`);
  if (ib.isConnected) ib.disconnect();
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
ib.connect();
