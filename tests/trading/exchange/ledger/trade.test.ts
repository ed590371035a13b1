import { expect, test } from 'vitest';
import { type AccountState, newAccount } from '../../../../trading/exchange/ledger/account.js';
import { applyTrade } from '../../../../trading/exchange/ledger/trade.js';
import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import * as the from './samples.js';

interface Outcome {
  readonly account: AccountState;
  readonly realized: readonly (number | undefined)[];
}

/** Trades as in `buy 100 at 230 for 1, sell 40 at 240 for 2`; what comes last is the commission. */
function trade(instrument: Instrument, steps: string, commissionCurrency = instrument.currency): Outcome {
  let account = newAccount('DU1', 'USD', 1_000_000, '20261123');
  const realized: (number | undefined)[] = [];
  for (const step of steps.split(', ')) {
    const [word, quantity, , price, , commission = 0] = step.split(' ');
    const side: Side = word === 'buy' ? 'BUY' : 'SELL';
    const traded = applyTrade(account, {
      instrument,
      side,
      quantity: Number(quantity),
      price: Number(price),
      commission: Number(commission),
      commissionCurrency,
    });
    account = traded.account;
    realized.push(traded.realized);
  }
  return { account, realized };
}

type Case = readonly [
  what: string,
  instrument: Instrument,
  steps: string,
  quantity: number,
  averageCost: number,
  realized: readonly (number | undefined)[],
  cash: Readonly<Record<string, number>>,
];

const call = the.option(600, 'C');

const CASES: readonly Case[] = [
  [
    'buying stock costs its price and a commission',
    the.AAPL,
    'buy 100 at 230 for 1',
    100,
    230.01,
    [undefined],
    { USD: 976_999 },
  ],
  [
    'buying more moves the average',
    the.AAPL,
    'buy 100 at 230 for 1, buy 300 at 234 for 3',
    400,
    233.01,
    [undefined, undefined],
    { USD: 1_000_000 - 23_000 - 70_200 - 4 },
  ],
  [
    'selling a part leaves the average and earns the rest',
    the.AAPL,
    'buy 100 at 230 for 1, sell 40 at 240 for 2',
    60,
    230.01,
    // 40 × (240 − 230.01) − 2
    [undefined, 397.6],
    { USD: 976_999 + 9600 - 2 },
  ],
  [
    'selling all of it too',
    the.AAPL,
    'buy 100 at 230 for 1, sell 100 at 229 for 1',
    0,
    0,
    [undefined, -102],
    { USD: 999_898 },
  ],
  [
    'a short has brought its price less a commission',
    the.AAPL,
    'sell 100 at 230 for 1',
    -100,
    229.99,
    [undefined],
    { USD: 1_022_999 },
  ],
  [
    'covering a short earns what it has fallen',
    the.AAPL,
    'sell 100 at 230 for 1, buy 50 at 220 for 1',
    -50,
    229.99,
    // 50 × (229.99 − 220) − 1
    [undefined, 498.5],
    { USD: 1_022_999 - 11_001 },
  ],
  [
    'selling more than there is closes, then opens anew',
    the.AAPL,
    'buy 100 at 230 for 1, sell 150 at 240 for 3',
    -50,
    // 240 − 1 / 50: a third of the commission is of the short
    239.98,
    // 100 × (240 − 230.01) − 2
    [undefined, 997],
    { USD: 976_999 + 36_000 - 3 },
  ],
  [
    'and so does buying',
    the.AAPL,
    'sell 100 at 230 for 1, buy 300 at 220 for 3',
    200,
    220.01,
    [undefined, 998],
    { USD: 1_022_999 - 66_003 },
  ],
  [
    'fractions leave no crumbs',
    the.AAPL,
    'buy 0.1 at 200, buy 0.2 at 200, sell 0.3 at 200',
    0,
    0,
    [undefined, undefined, 0],
    { USD: 1_000_000 },
  ],
  [
    'an option costs its multiplier',
    call,
    'buy 2 at 10 for 2, sell 1 at 12 for 1',
    1,
    1001,
    [undefined, 198],
    { USD: 1_000_000 - 2002 + 1199 },
  ],
  [
    'a future costs nothing but its commission',
    the.ES,
    'buy 2 at 6000 for 4.5',
    2,
    300_002.25,
    [undefined],
    { USD: 999_995.5 },
  ],
  [
    'closing it pays the difference',
    the.ES,
    'buy 2 at 6000 for 4.5, sell 1 at 6010 for 2.25',
    1,
    300_002.25,
    // 50 × 10 − 4.50
    [undefined, 495.5],
    { USD: 999_995.5 + 500 - 2.25 },
  ],
  [
    'a paper account has shown it with a micro',
    the.MES,
    'buy 1 at 6000.25 for 0.62, sell 1 at 6000 for 0.62',
    0,
    0,
    [undefined, -2.49],
    { USD: 1_000_000 - 2.49 },
  ],
  [
    'a future turned round pays its difference once',
    the.ES,
    'sell 1 at 6000 for 2.25, buy 3 at 5990 for 6.75',
    2,
    299_502.25,
    [undefined, 495.5],
    { USD: 1_000_000 + 500 - 9 },
  ],
  [
    'a CFD is like a future',
    the.SHARE_CFD,
    'sell 100 at 230 for 1, buy 100 at 225 for 1',
    0,
    0,
    [undefined, 498],
    { USD: 1_000_498 },
  ],
  [
    'a bond costs ten times its price',
    the.BANK_BOND,
    'buy 10 at 99.5 for 9.95',
    10,
    995.995,
    [undefined],
    { USD: 1_000_000 - 9959.95 },
  ],
  [
    'shares in pence are paid in pounds',
    the.VODAFONE,
    'buy 1000 at 70 for 3, sell 500 at 72 for 3',
    500,
    0.703,
    // 500 × (0.72 − 0.703) − 3
    [undefined, 5.5],
    { USD: 1_000_000, GBP: -703 + 357 },
  ],
  [
    'buying euros pays dollars',
    the.EURUSD,
    'buy 100000 at 1.05 for 2',
    100_000,
    1.05002,
    [undefined],
    { USD: 1_000_000 - 105_000 - 2, EUR: 100_000 },
  ],
  [
    'selling dollars for yen the other way round',
    the.USDJPY,
    'sell 10000 at 150 for 0',
    -10_000,
    150,
    [undefined],
    { USD: 990_000, JPY: 1_500_000 },
  ],
  [
    'a coin is paid in full',
    the.BITCOIN,
    'buy 0.5 at 90000 for 81',
    0.5,
    90_162,
    [undefined],
    { USD: 1_000_000 - 45_081 },
  ],
];

test.each(CASES)('%s', (_what, instrument, steps, quantity, averageCost, realized, cash) => {
  const { account, realized: found } = trade(instrument, steps);
  const position = account.positions[instrument.conId];
  expect(position?.quantity).toBe(quantity);
  expect(position?.averageCost).toBeCloseTo(averageCost, 8);
  expect(found.map((each) => each?.toFixed(6))).toEqual(realized.map((each) => each?.toFixed(6)));
  expect(rounded(account.cash)).toEqual(cash);
});

function rounded(cash: AccountState['cash']) {
  return Object.fromEntries(
    Object.entries(cash).map(([currency, amount]) => [currency, Number(amount.toFixed(6))]),
  );
}

test('a fee in another currency is paid in that, and takes its worth from the profit', () => {
  const usdJpy = the.USDJPY;
  const fee = { commission: 2, commissionCurrency: 'USD' };
  const bought = applyTrade(newAccount('DU1', 'USD', 1_000_000, '20261123'), {
    ...{ instrument: usdJpy, side: 'BUY', quantity: 10_000, price: 150, ...fee, commissionRate: 150 },
  });
  expect(bought.account.positions[usdJpy.conId]?.averageCost).toBeCloseTo(150.03, 8);
  const sold = applyTrade(bought.account, {
    ...{ instrument: usdJpy, side: 'SELL', quantity: 10_000, price: 151, ...fee, commissionRate: 151 },
  });
  expect(sold.account.cash).toEqual({ USD: 999_996, JPY: 10_000 });
  // A yen on each dollar, less two dollars at 150 and two at 151.
  expect(sold.realized).toBeCloseTo(10_000 - 300 - 302, 6);
});

test('the day remembers what was earned and what trades brought', () => {
  const { account } = trade(the.AAPL, 'buy 100 at 230 for 1, sell 40 at 240 for 2');
  expect(account.positions[the.AAPL.conId]).toMatchObject({
    realized: expect.closeTo(397.6, 8),
    tradedToday: -23_000 - 1 + 9600 - 2,
    atStart: { quantity: 0, value: 0 },
  });
});

test('a trade leaves the account that it was made in as it was', () => {
  const before = newAccount('DU1', 'USD', 1000, '20261123');
  const copy = structuredClone(before);
  applyTrade(before, {
    instrument: the.AAPL,
    side: 'BUY',
    quantity: 1,
    price: 230,
    commission: 1,
    commissionCurrency: 'USD',
  });
  expect(before).toEqual(copy);
});
