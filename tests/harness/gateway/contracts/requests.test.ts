import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { bondContractDetails, contractDetails } from '../../../../harness/wire/replies/reference.js';
import { reqContractDetails, reqMatchingSymbols } from '../../../../harness/wire/requests/reference.js';
import { valuesOf } from '../../../../harness/wire/values.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient } from '../client.js';

const unasked = {
  ...{
    conId: undefined,
    symbol: '',
    secType: '',
    lastTradeDateOrContractMonth: '',
    strike: undefined,
    right: '',
  },
  ...{ multiplier: '', exchange: '', primaryExchange: '', currency: '', localSymbol: '', tradingClass: '' },
  ...{ includeExpired: false, secIdType: '', secId: '', issuerId: '' },
};

async function connected(max: number) {
  const clock = steppedClock('2026-03-03T16:30:00Z');
  return connectClient(createGateway({ clock, settings: { messagesPerSecond: undefined } }), { max });
}

test.each([157, 163, 176, 178, 193, 200])('rows say the same at version %i', async (version) => {
  const client = await connected(version);
  client.send(reqContractDetails, { ...unasked, reqId: 5, conId: 265598 });
  client.send(reqContractDetails, { ...unasked, reqId: 6, secType: 'BOND', symbol: 'US064159KJ44' });
  await client.settle();
  const [stock] = client.named('contractDetails').map((texts) => valuesOf(contractDetails, texts));
  expect(stock).toMatchObject({
    values: { reqId: 5, symbol: 'AAPL', conId: 265598, marketRuleIds: expect.stringMatching(/^26,26/) },
  });
  const [bond] = client.named('bondContractDetails').map((texts) => valuesOf(bondContractDetails, texts));
  expect(bond).toMatchObject({ values: { reqId: 6, cusip: '064159KJ4', coupon: 5, marketRuleIds: '32' } });
  expect(client.named('contractDetailsEnd').map(({ reqId }) => reqId)).toEqual(['5', '6']);
});

test('the same requests get the same bytes', async () => {
  const answers = [0, 1].map(async () => {
    const client = await connected(200);
    client.send(reqContractDetails, {
      ...unasked,
      reqId: 1,
      secType: 'FUT',
      symbol: 'ES',
      includeExpired: true,
    });
    const expiry = { lastTradeDateOrContractMonth: '20261218', strike: 600 };
    client.send(reqContractDetails, { ...unasked, ...expiry, reqId: 2, secType: 'OPT', symbol: 'SPY' });
    client.send(reqMatchingSymbols, { reqId: 3, pattern: 'A' });
    await client.settle();
    return client.bytes();
  });
  const [first, second] = await Promise.all(answers);
  expect(first?.length).toBeGreaterThan(10_000);
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
});
