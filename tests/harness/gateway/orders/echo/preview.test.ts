import { expect, test } from 'vitest';
import { previewValues } from '../../../../../harness/gateway/orders/echo/preview.js';
import { openOrder } from '../../../../../harness/wire/replies/orders.js';
import { NEW_YORK, sent, termsOf, ticketOf } from './samples.js';

const preview = {
  before: { initial: 15841.63, maintenance: 15841.63, equityWithLoan: 110154.78 },
  after: { initial: 15955.63, maintenance: 15955.63, equityWithLoan: 110151.99 },
  commission: 0.35,
  commissionCurrency: 'USD',
};
const ticket = ticketOf({ whatIf: true, orderType: 'LMT', lmtPrice: 100 });
const terms = termsOf({ pricing: { kind: 'limit', limit: 100 } });

test('a preview is an openOrder with margins before, after and between', () => {
  const told = sent(openOrder, 200, previewValues(ticket, terms, preview, NEW_YORK, 'USD'));
  expect(told).toMatchObject({
    whatIf: '1',
    status: 'PreSubmitted',
    lmtPrice: '100.0',
    totalQuantity: '1',
    account: 'DU9000001',
    initMarginBefore: '15841.63',
    maintMarginBefore: '15841.63',
    equityWithLoanBefore: '110154.78',
    initMarginChange: '114.0',
    maintMarginChange: '114.0',
    equityWithLoanChange: '-2.79',
    initMarginAfter: '15955.63',
    maintMarginAfter: '15955.63',
    equityWithLoanAfter: '110151.99',
    commission: '0.35',
    commissionCurrency: 'USD',
    marginCurrency: 'USD',
  });
  expect(told['minCommission']).toBeUndefined();
});

test('a commission that depends on how the order fills has a least and a most', () => {
  const range = { ...preview, leastCommission: 0.323373, mostCommission: 1 };
  const told = sent(openOrder, 178, previewValues(ticket, terms, range, NEW_YORK, 'USD'));
  expect(told).toMatchObject({ minCommission: '0.323373', maxCommission: '1.0' });
});
