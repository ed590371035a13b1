import { listed } from './figures.js';

/** The first of what was found that is not among the allowed, in a clause. */
export function notAmong(
  allowed: readonly string[] | undefined,
  found: readonly string[],
): string | undefined {
  if (allowed === undefined) return undefined;
  const name = found.find((each) => !allowed.includes(each.toUpperCase()));
  if (name === undefined) return undefined;
  const are = allowed.length === 1 ? 'is' : 'are';
  return `${name === '' ? 'none is named' : name} where ${listed(allowed)} ${are} allowed`;
}

/** What an order names, where it may leave it to the contract's number. */
export function written(...texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
