import type { AskedContract } from '../asked/asked-order.js';
import type { Move } from '../asked/quantities.js';

/** A figure, or why it cannot be had. Rules refuse on what is not known. */
export type Known<Value> =
  | { readonly known: true; readonly value: Value }
  | {
      readonly known: false;
      readonly why: string;
      /** What the upstream itself said, such as 200. */
      readonly error?: { readonly code: number; readonly message: string };
    };

/** A contract as the upstream knows it. */
export interface Instrument {
  readonly conId: number;
  readonly symbol: string;
  readonly secType: string;
  readonly currency: string;
  /** Of an option; otherwise 0. */
  readonly strike: number;
  /** What one of it is worth at a price of 1, in its currency: contract multiplier over price magnifier. */
  readonly worth: number;
  readonly validExchanges: readonly string[];
  readonly timeZone: string;
  /** As in TWS: `20260302:0930-20260302:1600;20260303:CLOSED`. */
  readonly tradingHours: string;
  readonly liquidHours: string;
}

/** The prices at which something may trade now, in its currency. */
export interface Quote {
  /** The highest that is seen: what is dearest of bid, ask, last and close. */
  readonly high: number;
  /** The lowest of them. */
  readonly low: number;
  /** When it was had, by the wall's clock. */
  readonly at: number;
}

/** What a verdict stands on. */
export interface Wanted {
  readonly contracts: readonly AskedContract[];
  /** Prices of all of them. */
  readonly prices: boolean;
  /** Worth of their currencies in the account's. */
  readonly rates: boolean;
  readonly positions: boolean;
  readonly profit: boolean;
  /** The upstream's own time: its market need not live in ours. */
  readonly time: boolean;
  /** What may close something: of it the positions should show what was traded a moment ago. */
  readonly closes?: readonly Move[];
}

/** How much larger (or smaller, below 0) what an account holds of a contract has become. */
export interface PositionChange {
  readonly account: string;
  readonly conId: number;
  readonly change: number;
}

/** An order that the upstream says is open, whoever placed it. */
export interface ReportedOrder {
  readonly clientId: number;
  readonly orderId: number;
  readonly permId: number;
  readonly account: string;
  /** How much of it has traded, where the upstream said so. */
  readonly filled?: number;
}

/**
 * The guard's own session with the upstream, by which it knows what rules need: contracts, prices, positions,
 * profit. It shares nothing with the clients' sessions, so that its ids can never meet theirs.
 */
export interface Watch {
  readonly isUp: boolean;
  /** The login has turned out to manage an account that is no paper account: nothing is watched any more. */
  readonly isLive: boolean;
  /** Whether all of it is at hand and fresh enough: then nobody has to wait. */
  has(wanted: Wanted): boolean;
  /** Gets it. Never rejects: what cannot be had says why when it is looked at. */
  fetch(wanted: Wanted): Promise<void>;
  /** Whether a client id is one of those under which the guard itself logs in. */
  isOwnId(clientId: number): boolean;
  /** The accounts that the login manages. */
  accounts(): Known<readonly string[]>;
  instrument(contract: AskedContract): Known<Instrument>;
  quote(contract: AskedContract): Known<Quote>;
  /** What one unit of a currency is in the account's own. */
  rate(account: string, currency: string): Known<number>;
  position(account: string, conId: number): Known<number>;
  /** Told as positions change, once all of them have been told a first time. */
  onPosition(listener: (change: PositionChange) => void): void;
  /** Profit of the day, realized and not; a loss is negative. */
  profitToday(account: string): Known<number>;
  time(): Known<number>;
  /** All open orders of the login, asked for anew. */
  openOrders(): Promise<Known<readonly ReportedOrder[]>>;
  /** Asks the upstream to cancel every order of the login; false when it cannot be reached. */
  cancelAll(): boolean;
  /** Told each time it has come up, the first time too, and at once when it is up already. */
  onUp(listener: () => void): void;
  /** Told once, when the login turns out to be live; at once when it has already. */
  onLive(listener: () => void): void;
  close(): void;
}
