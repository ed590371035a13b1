/*
---
id: ts-async-history-of-three
title: Compare the past month of three stocks
topic: historical data
task: Get the daily bars of three stocks at the same time and compare how far each has moved.
category: async
tags: [historical data, bars, concurrency, Promise.allSettled, IBApiNext]
description: >-
  Requests daily bars of three symbols at once with IBApiNext and prints the change of each from the first close to
  the last, whatever becomes of the others.
explanation: >-
  The requests are sent together and answered one by one; up to fifty may be open at once, and for bars of half a
  minute or less IB counts sixty in ten minutes. allSettled keeps what came when one symbol fails, with 162 for
  instance, where there are no data. The empty end means now, and the last bar of a day that is not over is
  unfinished. A deadline ends what is never answered.
gotchas: [historical-data-pacing, last-bar-is-unfinished, promises-outlive-the-connection]
calls: [IBApiNext.getHistoricalData, BarSizeSetting, WhatToShow]
parameters:
  first: { constant: FIRST, type: symbol, about: one stock }
  second: { constant: SECOND, type: symbol, about: another stock }
  third: { constant: THIRD, type: symbol, about: and another }
  duration: { constant: DURATION, type: choice, of: [1 M, 3 M, 6 M, 1 Y], about: how far to look back }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { history: true }
expects:
  requests: [reqHistoricalData]
  replies: [historicalData]
  output: ['^$first: -?\d+\.\d\d % in \d+ bars', '^$second: -?\d+\.\d\d %', '^$third: -?\d+\.\d\d %']
---
*/
import { BarSizeSetting, IBApiNext, IBApiNextError, SecType, WhatToShow } from '@stoqey/ib';
import { firstValueFrom, from, timeout } from 'rxjs';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 119;
const FIRST = 'AAPL';
const SECOND = 'MSFT';
const THIRD = 'NVDA';
const DURATION = '1 M';
const DEADLINE_MS = 20_000;

const ib = new IBApiNext({ host: '127.0.0.1', port: PORT });
ib.connect(CLIENT_ID);

async function change(symbol: string): Promise<string> {
  const stock = { symbol, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
  const day = BarSizeSetting.DAYS_ONE;
  const answer = ib.getHistoricalData(stock, '', DURATION, day, WhatToShow.TRADES, true, 1);
  const bars = await firstValueFrom(from(answer).pipe(timeout(DEADLINE_MS)));
  const [first, last] = [bars.at(0)?.close, bars.at(-1)?.close];
  if (first === undefined || last === undefined) throw new Error('no bars');
  return `${((last / first - 1) * 100).toFixed(2)} % in ${bars.length} bars`;
}

const symbols = [FIRST, SECOND, THIRD];
const changes = await Promise.allSettled(symbols.map(change));
for (const [at, result] of changes.entries()) {
  if (result.status === 'fulfilled') console.log(`${symbols[at]}: ${result.value}`);
  else {
    const { reason } = result; // which does not spoil the others
    const code = reason instanceof IBApiNextError ? `Error ${reason.code}: ` : '';
    console.error(`${symbols[at]}: ${code}${reason.message}`);
    process.exitCode = 1;
  }
}
ib.disconnect();
