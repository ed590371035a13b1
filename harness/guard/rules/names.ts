import type { AskedOrder } from '../asked/asked-order.js';
import { features } from '../asked/features.js';
import type { Policy } from '../policy/policy.js';
import { type Case, refuse } from './case.js';
import { listed } from './figures.js';
import type { RuleName } from './rule-names.js';
import type { Refusal } from './verdict.js';

/** What can be said of an order by its own words, before anything is asked of the upstream. */
export function refusedByWords(policy: Policy, order: AskedOrder): Refusal | undefined {
  const { contract, legs, orderType, adjustedOrderType } = order;
  const types = [orderType, adjustedOrderType].filter((type) => type !== undefined);
  const exchanges = [contract.exchange, ...legs.map(({ exchange }) => exchange)];
  return (
    refusedFeature(policy, order) ??
    outside(policy.orderTypes, types, 'order-type') ??
    outside(policy.secTypes, written(contract.secType), 'security-type') ??
    outside(policy.symbols, written(...contract.symbol.split(',')), 'symbol') ??
    outside(policy.exchanges, exchanges, 'exchange')
  );
}

/** The same once more for what the upstream says it is: a number alone names no symbol. */
export function refusedByInstrument({ policy, moves }: Case): Refusal | undefined {
  const instruments = moves.map(({ instrument }) => instrument).filter((found) => found !== undefined);
  return (
    outside(
      policy.secTypes,
      instruments.map(({ secType }) => secType),
      'security-type',
    ) ??
    outside(
      policy.symbols,
      instruments.map(({ symbol }) => symbol),
      'symbol',
    )
  );
}

function refusedFeature(policy: Policy, { features: found }: AskedOrder): Refusal | undefined {
  const name = found.find((each) => !policy.features.includes(each));
  if (name === undefined) return undefined;
  const about = Object.entries(features).find(([known]) => known === name)?.[1];
  return refuse('feature', about === undefined ? name : `${name}, which the policy does not allow: ${about}`);
}

function written(...texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** The first of what was found that is not among the allowed. */
function outside(
  allowed: readonly string[] | undefined,
  found: readonly string[],
  rule: RuleName,
): Refusal | undefined {
  if (allowed === undefined) return undefined;
  const name = found.find((each) => !allowed.includes(each.toUpperCase()));
  if (name === undefined) return undefined;
  const are = allowed.length === 1 ? 'is' : 'are';
  return refuse(rule, `${name === '' ? 'none is named' : name} where ${listed(allowed)} ${are} allowed`);
}
