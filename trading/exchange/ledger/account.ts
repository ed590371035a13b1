/** What an account holds. Plain data, never changed in place. */
export interface AccountState {
  readonly id: string;
  readonly baseCurrency: string;
  /** By currency, settled or not. */
  readonly cash: Readonly<Record<string, number>>;
  /** By conId; one that is closed stays to the end of its day, with a quantity of 0, for its profit. */
  readonly positions: Readonly<Record<number, Position>>;
  /** What the day began with, for its profit and loss. */
  readonly day: DayStart;
}

export interface Position {
  readonly conId: number;
  /** Negative when short. */
  readonly quantity: number;
  /** What a unit has cost, with commissions and multiplier, as IB shows it; for shorts, what it brought. */
  readonly averageCost: number;
  /** What of the average cost are commissions, for all that is held: they have left the cash already. */
  readonly commissions: number;
  /** Earned by closing on the day of `AccountState.day`, in the instrument's currency. */
  readonly realized: number;
  /** The day's trades in the instrument's currency: what they brought less what they cost, commissions too. */
  readonly tradedToday: number;
  /** What was held when the day began, and what that was worth in the instrument's currency. */
  readonly atStart: { readonly quantity: number; readonly value: number };
}

export interface DayStart {
  /** YYYYMMDD in New York. */
  readonly date: string;
}

/** An account with nothing but cash, in its own currency. */
export function newAccount(id: string, baseCurrency: string, cash: number, date: string): AccountState {
  return { id, baseCurrency, cash: { [baseCurrency]: cash }, positions: {}, day: { date } };
}
