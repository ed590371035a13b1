/** An amount of money in words: `1,250.5`. */
export function money(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** A quantity in words, with all the decimals that quantities have. */
export function count(quantity: number): string {
  return quantity.toLocaleString('en-US', { maximumFractionDigits: 8 });
}

/** Names in a row: `AAPL, MSFT`; no more than fit a line. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
