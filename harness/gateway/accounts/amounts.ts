/** Money as TWS writes it. */
export function money(amount: number): string {
  return amount === 0 ? '0.00' : decimals(amount, 2);
}

/** Balances: cents, and up to two digits more where there are any. */
export function balance(amount: number): string {
  return decimals(amount, 4).replace(/0{1,2}$/, '');
}

/** The rate of the base currency itself is written like money. */
export function exchangeRate(rate: number): string {
  return rate === 1 ? '1.00' : ratio(rate, 7);
}

/** As many digits as it has, up to a number of decimals. */
export function ratio(value: number, digits: number): string {
  return String(rounded(value, digits));
}

export function rounded(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/** What rounds to nothing has no sign. Most amounts of an account are nothing at all. */
function decimals(amount: number, digits: number): string {
  const isNothing = Math.abs(amount) * 10 ** digits < 0.5;
  return (isNothing ? 0 : amount).toFixed(digits);
}
