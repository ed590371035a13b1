/** A European option and the market around it, all per share and per year. */
export interface OptionTerms {
  readonly right: 'C' | 'P';
  readonly underlying: number;
  readonly strike: number;
  readonly years: number;
  /** Compounded continuously, as is `dividendYield`. */
  readonly rate: number;
  readonly dividendYield: number;
}

/** As TWS shows them: `vega` for one point of volatility (0.01), `theta` for one day of the calendar. */
export interface OptionValue {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
}

/** What exercising an option brings for each unit at a price of what lies under it; negative out of the money. */
export function gainAt({ right, strike }: Pick<OptionTerms, 'right' | 'strike'>, underlying: number): number {
  return right === 'C' ? underlying - strike : strike - underlying;
}

const DAYS_A_YEAR = 365;
/** No market has quoted more; prices beyond are taken for errors. */
const MAX_VOLATILITY = 50;

/** Black–Scholes with a dividend yield. Once expired or without volatility, what remains is the payoff. */
export function optionValue(terms: OptionTerms, volatility: number): OptionValue {
  const { right, underlying, strike, years, rate, dividendYield } = terms;
  const sign = right === 'C' ? 1 : -1;
  const time = Math.max(0, years);
  const spot = underlying * Math.exp(-dividendYield * time);
  const cash = strike * Math.exp(-rate * time);
  const deviation = volatility * Math.sqrt(time);
  if (!(deviation > 0)) {
    const inTheMoney = sign * (spot - cash) > 0;
    const delta = inTheMoney ? sign * (spot / underlying) : 0;
    return { price: inTheMoney ? sign * (spot - cash) : 0, delta, gamma: 0, vega: 0, theta: 0 };
  }
  const d1 = Math.log(spot / cash) / deviation + deviation / 2;
  const d2 = d1 - deviation;
  const [n1, n2] = [cumulativeNormal(sign * d1), cumulativeNormal(sign * d2)];
  const density = normalDensity(d1);
  const perYear =
    (-spot * density * volatility) / (2 * Math.sqrt(time)) +
    sign * (dividendYield * spot * n1 - rate * cash * n2);
  return {
    price: Math.max(0, sign * (spot * n1 - cash * n2)),
    delta: (sign * spot * n1) / underlying,
    gamma: (spot * density) / (underlying * underlying * deviation),
    vega: (spot * density * Math.sqrt(time)) / 100,
    theta: perYear / DAYS_A_YEAR,
  };
}

/**
 * The volatility at which an option is worth `price`; `undefined` where none is, because the price lies at or
 * below what the option is worth without any, or is more than it can ever be worth.
 */
export function impliedVolatility(terms: OptionTerms, price: number): number | undefined {
  if (!(terms.years > 0)) return undefined;
  const floor = optionValue(terms, 0).price;
  // Deep in the money nearly all of the price is payoff. Its mirror image, by put–call parity, has the same
  // time value and nothing else, and so loses no digits.
  const outside: OptionTerms = floor > 0 ? { ...terms, right: terms.right === 'C' ? 'P' : 'C' } : terms;
  const target = price - floor;
  if (!(target > 0) || !(target < optionValue(outside, MAX_VOLATILITY).price)) return undefined;
  let [low, high] = [0, MAX_VOLATILITY];
  let guess = Math.min(inflection(terms), MAX_VOLATILITY / 2);
  for (let round = 0; round < 200 && high - low > 1e-15 * high; round += 1) {
    const { price: found, vega } = optionValue(outside, guess);
    if (found === target) return guess;
    if (found < target) low = guess;
    else high = guess;
    const step = guess + (target - found) / (100 * vega);
    // Newton's step where it stays inside what is known, else the middle.
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - guess) <= 1e-14 * guess) return next;
    guess = next;
  }
  return guess;
}

/** Where the price bends least with volatility: from here Newton's method does not run away. */
function inflection({ underlying, strike, years, rate, dividendYield }: OptionTerms): number {
  const moneyness = Math.log(underlying / strike) + (rate - dividendYield) * years;
  return Math.max(0.05, Math.sqrt((2 * Math.abs(moneyness)) / years));
}

/** How far volatility leans towards low strikes, and how much it bends up on both sides. */
export interface Smile {
  readonly skew: number;
  readonly bend: number;
}

/** As stock options have it. While `bend` exceeds `skew`, no strike can come near zero volatility. */
const EQUITY_SMILE: Smile = { skew: 0.06, bend: 0.1 };

/**
 * The volatility of a strike, from that at the money: a hyperbola over the distance from the forward price,
 * measured in standard deviations until expiry, so that short options have the steeper smile.
 */
export function smileVolatility(
  terms: Omit<OptionTerms, 'right'>,
  atTheMoney: number,
  { skew, bend }: Smile = EQUITY_SMILE,
): number {
  const { underlying, strike, years, rate, dividendYield } = terms;
  const forward = Math.log(strike / underlying) - (rate - dividendYield) * years;
  // The last day is priced as a whole one, or the smile would go straight up as it ends.
  const distance = forward / (atTheMoney * Math.sqrt(Math.max(years, 1 / DAYS_A_YEAR)));
  return atTheMoney * (1 - skew * distance + bend * (Math.hypot(1, distance) - 1));
}

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The share of a normal distribution below `x`, to the last few digits even far out: a power series in the
 * middle, a continued fraction in the tails.
 */
export function cumulativeNormal(x: number): number {
  const size = Math.abs(x);
  if (size > 40) return x > 0 ? 1 : 0;
  if (size > 3) {
    let fraction = size;
    for (let term = 60; term > 0; term -= 1) fraction = size + term / fraction;
    const tail = normalDensity(size) / fraction;
    return x > 0 ? 1 - tail : tail;
  }
  let [sum, term] = [x, x];
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
}
