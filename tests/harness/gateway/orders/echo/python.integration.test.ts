import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { completedOrderValues } from '../../../../../harness/gateway/orders/echo/completed-order.js';
import { execDetailsValues } from '../../../../../harness/gateway/orders/echo/execution.js';
import { openOrderValues } from '../../../../../harness/gateway/orders/echo/open-order.js';
import { encode } from '../../../../../harness/wire/encode.js';
import { execDetails } from '../../../../../harness/wire/replies/executions.js';
import { completedOrder, openOrder } from '../../../../../harness/wire/replies/orders.js';
import { describeWith } from '../../../../run/needs.js';
import { fillOf, NEW_YORK, orderOf, ticketOf } from './samples.js';

const script = fileURLToPath(new URL('../../../wire/clients/hear.py', import.meta.url));

const ticket = ticketOf({
  orderType: 'TRAIL LIMIT',
  outsideRth: true,
  conditions: [
    { type: 5, conjunction: 'o', secType: 'STK', exchange: 'SMART', symbol: 'MSFT' },
    { type: 3, conjunction: 'a', isMore: true, value: '20260302 15:00:00 US/Eastern' },
  ],
  algoStrategy: 'Vwap',
  algoParams: [{ tag: 'maxPctVol', value: '0.1' }],
});
const order = orderOf(
  { pricing: { kind: 'trail-limit', by: { amount: 1 }, limitOffset: 0.05 } },
  { stop: 99.5, filled: 1, status: 'Filled' },
);
const told = {
  action: 'BUY',
  orderType: 'TRAIL LIMIT',
  lmtPrice: 99.55,
  auxPrice: 1,
  lmtPriceOffset: 0.05,
  trailStopPrice: 99.5,
  outsideRth: true,
  account: 'DU9000001',
  ocaType: 3,
  algoStrategy: 'Vwap',
  conditions: [{ symbol: 'MSFT' }, { time: '20260302 15:00:00 US/Eastern' }],
};

describeWith('python', 'the Python clients', (python) => {
  test.each([
    ['ib_async', 178],
    ['ib_insync', 176],
  ])('%s understands what orders are told', (client, version) => {
    const bodies = [
      encode(openOrder, version, openOrderValues(ticket, order, NEW_YORK)),
      encode(completedOrder, version, completedOrderValues(ticket, order, NEW_YORK, 0)),
      encode(execDetails, version, execDetailsValues(fillOf(), ticket, 3, version, NEW_YORK)),
    ];
    const frames = bodies.map((body) =>
      JSON.stringify({ client, version, fields: body.slice(0, -1).split('\0') }),
    );
    const heard = execFileSync(python, [script], { input: frames.join('\n'), encoding: 'utf8' });
    expect(
      heard
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      [
        [
          'openOrder',
          [1, { conId: 265598, symbol: 'AAPL' }, { permId: 389211034, ...told }, { status: 'Filled' }],
        ],
      ],
      [
        [
          'completedOrder',
          [
            { conId: 265598 },
            { ...told, filledQuantity: 1 },
            { status: 'Filled', completedStatus: 'Filled Size: 1' },
          ],
        ],
      ],
      [
        [
          'execDetails',
          [
            3,
            { symbol: 'AAPL' },
            { side: 'BOT', price: 257.95, time: Date.UTC(2026, 3, 13, 19, 27, 4) / 1000 },
          ],
        ],
      ],
    ]);
  });
});
