import { findCombo } from '../../../trading/instruments/combo.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { type RequestedContract, resolveForSizes, todayOf } from '../contract.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';
import { isSubscribed } from './feed.js';
import { type Quoted, quotedCombo, quotedInstrument } from './quoted.js';

export interface RequestedLeg {
  readonly conId?: number;
  readonly ratio?: number;
  readonly action?: string;
  readonly exchange?: string;
}

/** What a line of market data is to show, and whether the login may see it live. */
export interface Requested {
  readonly quoted: Quoted;
  readonly subscribed: boolean;
  /** What the line is called after: of a combo, the first leg that the login may not see live. */
  readonly instrument: Instrument;
}

/** The instrument or combo that a request for market data is about; where there is none, the client is told. */
export function quotedFor(
  session: Session,
  reqId: number,
  contract: RequestedContract,
  legs: readonly RequestedLeg[],
): Requested | undefined {
  const { market, settings } = session.backend;
  if (contract.secType === 'BAG') return comboFor(session, reqId, contract, legs);
  const match = resolveForSizes(session, 'reqMktData', reqId, contract);
  if (match === undefined) return undefined;
  const { instrument, exchange } = match;
  return {
    quoted: quotedInstrument(market, instrument, exchange),
    subscribed: isSubscribed(settings.delayedOnly, instrument, exchange),
    instrument,
  };
}

function comboFor(
  session: Session,
  reqId: number,
  { symbol = '', currency = '', exchange = '' }: RequestedContract,
  legs: readonly RequestedLeg[],
): Requested | undefined {
  const { market, settings } = session.backend;
  const described = legs.map(({ conId = 0, ratio = 0, action = '', exchange: place = '' }) => {
    return { conId, ratio, action, exchange: place };
  });
  const found = findCombo({ symbol, currency, exchange, legs: described }, todayOf(session));
  if (found.found === 'none') {
    session.error(reqId, found);
    return undefined;
  }
  const unseen = found.combo.legs.find(
    (leg) => !isSubscribed(settings.delayedOnly, leg.instrument, leg.exchange),
  );
  const named = unseen ?? found.combo.legs[0];
  if (named === undefined) {
    session.error(reqId, twsErrors.noSecurityDefinition());
    return undefined;
  }
  return {
    quoted: quotedCombo(market, found.combo),
    subscribed: unseen === undefined,
    instrument: named.instrument,
  };
}
