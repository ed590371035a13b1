import type { Policy } from '../../../../harness/guard/policy/policy.js';
import type { Fields } from '../../../../harness/wire/decode.js';

const ACCOUNTS = ['', 'DU1234567'];
const HUGE = 1.797e308;

/** A number as clients write it; what is left out is nothing. */
const numberIn = (texts: Fields, name: string): number => {
  const value = Number(texts[name] ?? 0);
  return Math.abs(value) >= HUGE ? 0 : value;
};

const rowsIn = (texts: Fields, name: string): readonly Fields[] => {
  const rows = texts[name];
  return Array.isArray(rows) ? rows : [];
};

/** These are measured in money and not in pieces. */
const isMoney = (secType: unknown): boolean => secType === 'CASH' || secType === 'CRYPTO';

/**
 * What an order breaks, by its own words alone, naively: as the rules say it to people, whoever wrote the guard.
 * `isMoneyOf` knows contracts that are named by nothing but a number.
 */
export function broken(policy: Policy, texts: Fields, isMoneyOf = isMoney): readonly string[] {
  const { quantityPerOrder: most = Number.POSITIVE_INFINITY } = policy.limits;
  const legs = rowsIn(texts, 'comboLegs');
  const quantity = numberIn(texts, 'totalQuantity');
  const isCombination = texts['secType'] === 'BAG';
  const largest = Math.max(quantity, ...legs.map((leg) => quantity * numberIn(leg, 'ratio')));
  const has = (name: string, ...off: readonly string[]) =>
    !['', '0', '0.0', 'false', '-1', undefined, ...off].includes(String(texts[name] ?? ''));
  const allows = (list: readonly string[] | undefined, name: string) =>
    list === undefined || list.includes(String(texts[name]).toUpperCase());
  const found: [string, boolean][] = [
    ['orders', !policy.orders],
    ['quantity', !isMoneyOf(texts['secType']) && !(largest <= most)],
    ['no quantity', !(quantity > 0) && !(numberIn(texts, 'cashQty') > 0)],
    ['side', !['BUY', 'SELL', 'SSHORT', 'SLONG'].includes(String(texts['action']).toUpperCase())],
    ['symbol', policy.symbols !== undefined && has('symbol') && !allows(policy.symbols, 'symbol')],
    ['secType', policy.secTypes !== undefined && has('secType') && !allows(policy.secTypes, 'secType')],
    ['orderType', policy.orderTypes !== undefined && !allows(policy.orderTypes, 'orderType')],
    ['exchange', !allows(policy.exchanges, 'exchange')],
    ['account', !ACCOUNTS.includes(String(texts['account'] ?? ''))],
    ['precautions', has('overridePercentageConstraints')],
    ['hedge', has('hedgeType', 'None')],
    ['allocation', has('faGroup') || has('faMethod') || has('faPercentage') || has('modelCode')],
    ['other broker', has('settlingFirm') || has('clearingAccount')],
    ['customer', has('customerAccount') || has('professionalCustomer')],
    ['legs', isCombination !== legs.length > 0],
  ];
  return found.flatMap(([name, isBroken]) => (isBroken ? name : []));
}
