import { expect, test } from 'vitest';
import { readOrder } from '../../../../../harness/gateway/orders/intake/intake.js';
import {
  AAPL,
  broken,
  context,
  type Fields,
  limit,
  MSFT,
  order,
  refusalOf,
  spread,
  termsOf,
} from './orders.js';

const leg = (conId: number) => ({ conId, ratio: 1, action: 'BUY', exchange: 'SMART' });

test.each<[string, Fields, [number, string]]>([
  ['no exchange', { exchange: '' }, broken('Missing order exchange')],
  ['no such symbol', { symbol: 'ZZZZNONE' }, [200, 'No security definition has been found for the request']],
  ['no such conId', { conId: 1 }, [200, 'No security definition has been found for the request']],
  ['no such exchange', { exchange: 'MARS' }, [200, 'No security definition has been found for the request']],
  [
    'several',
    { secType: 'OPT', strike: 200, right: 'C' },
    [200, 'The contract description specified for AAPL is ambiguous.'],
  ],
  [
    'a combo without legs',
    { ...spread, comboLegs: [] },
    [321, "Error validating request.-'bH' : cause - Security type 'BAG' requires combo leg details."],
  ],
  [
    'a combo of nothing known',
    { ...spread, comboLegs: [{ conId: 1, ratio: 1, action: 'BUY', exchange: 'SMART' }] },
    [321, "Error validating request.-'bH' : cause - The combo details for leg '0' are invalid."],
  ],
  ['a combo of one leg', { ...spread, comboLegs: [leg(AAPL)] }, broken('The combo details are invalid.')],
  [
    'a combo of seven legs',
    { ...spread, comboLegs: [AAPL, MSFT, 756733, 4815747, 3691937, 208813719, 107113386].map(leg) },
    broken('The combo details are invalid.'),
  ],
  [
    'a leg against itself',
    { ...spread, comboLegs: [leg(MSFT), leg(AAPL), { ...leg(AAPL), action: 'SELL' }] },
    broken("The combo details for leg '2' are invalid."),
  ],
  [
    'two against two',
    {
      ...spread,
      comboLegs: [
        { conId: AAPL, ratio: 2, action: 'BUY', exchange: 'SMART' },
        { conId: MSFT, ratio: 2, action: 'SELL', exchange: 'SMART' },
      ],
    },
    broken('Invalid leg ratio.'),
  ],
])('%s is refused', (_, fields, refusal) => {
  expect(refusalOf({ ...limit(1), ...fields })).toEqual(refusal);
});

test('an order goes where it is sent, and its ticket names the contract in full', () => {
  expect(termsOf({ exchange: 'nasdaq' }).exchange).toBe('NASDAQ');
  const reading = readOrder(order({ conId: AAPL, symbol: '', secType: '' }), context);
  expect(reading).toMatchObject({
    ok: true,
    contract: { conId: AAPL, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', tradingClass: 'NMS' },
  });
});

test.each([
  ['BUY', 'BUY'],
  ['buy', 'BUY'],
  ['SELL', 'SELL'],
  ['SSHORT', 'SELL'],
  ['SLONG', 'SELL'],
])('%s is a side', (action, side) => {
  expect(termsOf({ action }).side).toBe(side);
});

test.each(['', 'HOLD', 'toString'])('"%s" is none', (action) => {
  expect(refusalOf({ action })).toEqual(broken('Invalid side field was entered'));
});

const several = { accounts: ['DF1', 'DU2', 'DU3'] };

test.each<[string, Fields, object]>([
  ['the only account', {}, {}],
  ['the named one', { account: 'DU1234567' }, {}],
])('an order is for %s', (_, fields, of) => {
  expect(termsOf(fields, of).account).toBe('DU1234567');
});

test('an advisor names the account', () => {
  expect(termsOf({ account: 'DU3' }, several).account).toBe('DU3');
});

test.each<[string, Fields, object, [number, string]]>([
  ['none of several', {}, several, [435, 'You must specify an account.']],
  ['one of somebody else', { account: 'DU9' }, several, broken('Invalid account code')],
  ['a wrong one', { account: 'DU9' }, {}, broken('Invalid account code')],
  ['a group', { faGroup: 'All' }, several, broken("Allocation group 'All' is not found")],
  [
    'a group, by who has none',
    { faGroup: 'All' },
    {},
    [344, 'The account is not a financial advisor account.'],
  ],
  ['a model', { modelCode: 'M1' }, {}, broken("Model 'M1' is not found")],
])('an order for %s is refused', (_, fields, of, refusal) => {
  expect(refusalOf(fields, of)).toEqual(refusal);
});
