import type { Contract, SecType } from '@stoqey/ib';
import type { Told } from './told.js';

/** An order under IB's own names for its fields; what is left out is left to the client. */
export type PlainOrder = Readonly<Record<string, PlainValue>>;

export type PlainValue =
  | string
  | number
  | boolean
  | readonly PlainCondition[]
  | readonly { readonly tag: string; readonly value: string }[]
  | readonly { readonly price: number }[];

/** How a condition is joined to the next one, `a`nd or `o`r; left out, and. */
interface Joined {
  readonly joined?: 'a' | 'o';
}

export type PlainCondition = Joined &
  (
    | { readonly of: 'price'; readonly conId: number; readonly isMore: boolean; readonly price: number }
    | { readonly of: 'time'; readonly isMore: boolean; readonly time: string }
    | { readonly of: 'margin'; readonly isMore: boolean; readonly percent: number }
    | { readonly of: 'execution'; readonly symbol: string; readonly secType: SecType }
    | { readonly of: 'volume'; readonly conId: number; readonly isMore: boolean; readonly volume: number }
    | { readonly of: 'change'; readonly conId: number; readonly isMore: boolean; readonly percent: number }
  );

export interface PlainFilter {
  readonly clientId?: number;
  readonly acctCode?: string;
  readonly time?: string;
  readonly symbol?: string;
  readonly secType?: SecType;
  readonly exchange?: string;
  readonly side?: string;
}

/** Data that goes on until its connection ends, of each kind one way of asking for it. */
export interface DataRequests {
  readonly reqMktData: (reqId: number, contract: Contract) => void;
  /** Of quotes. */
  readonly reqTickByTickData: (reqId: number, contract: Contract) => void;
  readonly reqMktDepth: (reqId: number, contract: Contract) => void;
  readonly reqRealTimeBars: (reqId: number, contract: Contract) => void;
  /** Bars of five seconds, kept up to date. */
  readonly reqHistoricalData: (reqId: number, contract: Contract) => void;
}

/** What a client can ask for, under the names of IB's API. Ids of requests are whatever the client uses. */
export interface Requests extends DataRequests {
  readonly reqIds: () => void;
  readonly reqOpenOrders: () => void;
  readonly reqAllOpenOrders: () => void;
  readonly reqAutoOpenOrders: (bind: boolean) => void;
  readonly reqCompletedOrders: () => void;
  readonly reqExecutions: (filter: PlainFilter) => void;
  readonly reqGlobalCancel: () => void;
  readonly reqPositions: () => void;
  readonly cancelPositions: () => void;
  readonly reqPositionsMulti: (reqId: number, account: string) => void;
  readonly reqAccountSummary: (reqId: number, group: string, tags: string) => void;
  readonly cancelAccountSummary: (reqId: number) => void;
  readonly reqAccountUpdates: (subscribe: boolean, account: string) => void;
  readonly reqAccountUpdatesMulti: (reqId: number, account: string, ledgerAndNLV: boolean) => void;
  readonly reqPnL: (reqId: number, account: string) => void;
  readonly reqPnLSingle: (reqId: number, account: string, conId: number) => void;
  readonly exerciseOptions: (
    ...request: readonly [reqId: number, contract: Contract, action: 1 | 2, quantity: number, account: string]
  ) => void;
  /** Of groups. */
  readonly replaceFA: (reqId: number, xml: string) => void;
  readonly reqRegulatorySnapshot: (reqId: number, contract: Contract) => void;
  readonly subscribeToGroupEvents: (reqId: number, group: number) => void;
  readonly updateDisplayGroup: (reqId: number, contractInfo: string) => void;
  /** As much as there is. */
  readonly setServerLogLevel: () => void;
}

/** A real client, connected, whichever it is. What it asks for is sent in its order. */
export interface TradingClient {
  readonly requests: Requests;
  place(orderId: number, contract: Contract, order: PlainOrder): void;
  cancel(orderId: number): void;
  /** Resolves once all that the gateway has said so far has been told. */
  settle(): Promise<void>;
  /** What was told since it connected, or since this was last asked for. */
  take(): readonly Told[];
  close(): Promise<void>;
}

/** A kind of client, and how one of it connects. */
export interface Driver {
  connect(port: number, clientId: number): Promise<TradingClient>;
  close(): Promise<void>;
}
