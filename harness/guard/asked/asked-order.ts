import type { Fields } from '../../wire/decode.js';
import type { Feature } from './features.js';
import type { Side } from './side.js';

/** What a client says of a contract, before anybody has looked whether there is one. */
export interface AskedContract {
  readonly conId: number;
  readonly symbol: string;
  readonly secType: string;
  readonly lastTradeDateOrContractMonth: string;
  readonly strike: number;
  readonly right: string;
  readonly multiplier: string;
  readonly exchange: string;
  readonly primaryExchange: string;
  readonly currency: string;
  readonly localSymbol: string;
  readonly tradingClass: string;
  readonly secIdType: string;
  readonly secId: string;
}

/** Nothing is said of it. */
export const blankContract: AskedContract = {
  conId: 0,
  symbol: '',
  secType: '',
  lastTradeDateOrContractMonth: '',
  strike: 0,
  right: '',
  multiplier: '',
  exchange: '',
  primaryExchange: '',
  currency: '',
  localSymbol: '',
  tradingClass: '',
  secIdType: '',
  secId: '',
};

export interface AskedLeg {
  readonly conId: number;
  readonly ratio: number;
  readonly side: Side;
  readonly exchange: string;
  /** What is to be paid for it at most, or had at least, where the order prices its legs one by one. */
  readonly price: number | undefined;
}

/** An order as a client asks for it, understood whole. */
export interface AskedOrder {
  readonly orderId: number;
  readonly contract: AskedContract;
  /** Of a combination; otherwise none. */
  readonly legs: readonly AskedLeg[];
  readonly side: Side;
  /** Says of itself that it sells short (SSHORT). */
  readonly isShortSale: boolean;
  /** Shares or contracts, fractions included; 0 where only an amount of money is given. */
  readonly quantity: number;
  /** An amount of money instead of a quantity. */
  readonly cashQuantity: number | undefined;
  /** As TWS spells it, such as `STP LMT`, whatever the client's spelling was. */
  readonly orderType: string;
  /** What its trigger price would make of it, spelled likewise. */
  readonly adjustedOrderType: string | undefined;
  readonly limitPrice: number | undefined;
  /** The most that a purchase pays for one, whatever happens; undefined where nothing holds it to a price. */
  readonly ceiling: number | undefined;
  /** Every other price in it: triggers, stops, offsets to come. */
  readonly otherPrices: readonly number[];
  readonly tif: string;
  /** May trade outside regular hours. */
  readonly outsideRth: boolean;
  /** Names a time before which it does not work. */
  readonly beginsLater: boolean;
  /** As written; may be empty. */
  readonly account: string;
  readonly parentId: number;
  readonly ocaGroup: string;
  readonly transmit: boolean;
  readonly whatIf: boolean;
  /** What else it does that not every policy allows, such as `hedge`. */
  readonly features: readonly Feature[];
  /** All of it as it stood on the wire, for the record. */
  readonly texts: Fields;
}
