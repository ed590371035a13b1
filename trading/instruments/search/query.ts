import type { Instrument } from '../instrument.js';

/** A contract as a client describes it: IB's fields; whatever is left out, empty or zero does not narrow. */
export interface ContractQuery {
  readonly conId?: number;
  readonly symbol?: string;
  readonly secType?: string;
  /** YYYYMM for a month, YYYYMMDD for a day. */
  readonly lastTradeDateOrContractMonth?: string;
  readonly strike?: number;
  /** C, CALL, P or PUT. */
  readonly right?: string;
  readonly multiplier?: string;
  readonly exchange?: string;
  readonly primaryExch?: string;
  readonly currency?: string;
  readonly localSymbol?: string;
  readonly tradingClass?: string;
  readonly includeExpired?: boolean;
  readonly secIdType?: string;
  readonly secId?: string;
}

/** An instrument at one of the exchanges where it trades. */
export interface ContractMatch {
  readonly instrument: Instrument;
  readonly exchange: string;
}
