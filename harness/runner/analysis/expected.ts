import type { Category } from '../../example/example.js';

/** What one may expect of a validation, in per cent of the runs. */
export interface Expected {
  /** Of each category's runs, so many pass. */
  readonly passRates: Readonly<Record<Category, number>>;
  /** Where fewer pass of all, or of one category than `floor`, a person has to look. */
  readonly overall: number;
  readonly floor: number;
  readonly mostRetried: number;
  readonly mostTimedOut: number;
}

export const defaultExpected: Expected = {
  passRates: {
    connection: 95,
    market_data: 90,
    contracts: 95,
    portfolio: 85,
    orders: 80,
    async: 75,
    historical: 75,
    scanner: 75,
    news: 75,
    options: 75,
    risk: 75,
    reconnect: 75,
    cli: 75,
    gui: 75,
    engine: 75,
  },
  overall: 80,
  floor: 60,
  mostRetried: 10,
  mostTimedOut: 5,
};
