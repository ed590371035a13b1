import type { Instrument } from '../../instruments/instrument.js';

/** A position as margin sees it. */
export interface Holding {
  readonly instrument: Instrument;
  /** Negative when short. */
  readonly quantity: number;
  /** What all of it is worth, or stands for, in the account's base currency; negative when short. */
  readonly value: number;
  /** What a unit of the instrument's currency is worth in the base currency. */
  readonly rate: number;
  /** Of an option: the price of what lies under it. */
  readonly underlying?: number;
}

/** Cash in another currency than the account's, told in the account's; negative when owed. */
export interface Balance {
  readonly currency: string;
  readonly value: number;
}

/** What an account must have, in its base currency. */
export interface Margin {
  /** To open a position. */
  readonly initial: number;
  /** To keep it. */
  readonly maintenance: number;
  /** At the end of the day, by Regulation T. */
  readonly atClose: number;
}
