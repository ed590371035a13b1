import { isOption, type Option } from '../../../trading/instruments/instrument.js';
import type { Layout } from '../../wire/layout.js';
import { tickOptionComputation } from '../../wire/replies/market-data.js';
import {
  calculateImpliedVolatility,
  calculateOptionPrice,
  cancelCalculateImpliedVolatility,
  cancelCalculateOptionPrice,
} from '../../wire/requests/market-data.js';
import { type RequestedContract, resolveContract } from '../contract.js';
import { type Handling, on } from '../handling.js';
import {
  computedFromPrice,
  computedFromVolatility,
  type OptionComputation,
  termsAt,
} from '../market-data/option-computations.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';

/** The tick type of what a client has reckoned out for itself. */
const CUSTOM = 53;
/** tickAttrib: the volatility is one of returns (0), not of prices (1). */
const RETURN_BASED = 0;
/** No market has quoted more, and no implied volatility is looked for beyond. */
const HIGHEST_VOLATILITY = 50;

/** What an option is worth at a volatility, and at which volatility it is worth a price. */
export const optionCalculationHandlings: readonly Handling[] = [
  on(calculateImpliedVolatility, (session, request) => {
    const { reqId = -1, optionPrice, underPrice } = request;
    const name = calculateImpliedVolatility.name;
    const option = optionFor(session, name, reqId, request);
    if (option === undefined) return;
    if (!isAbove(session, name, reqId, 'option price', optionPrice)) return;
    if (!isAbove(session, name, reqId, 'underlying price', underPrice)) return;
    const computed = computedFromPrice(termsAt(option, underPrice, session.backend.clock.now()), optionPrice);
    if (computed.impliedVol < 0) {
      const cause = `No volatility makes this option worth ${optionPrice} with the underlying at ${underPrice}`;
      session.error(reqId, twsErrors.notCalculated(name, cause));
      return;
    }
    tell(session, name, reqId, computed);
  }),
  on(calculateOptionPrice, (session, request) => {
    const { reqId = -1, volatility, underPrice } = request;
    const name = calculateOptionPrice.name;
    const option = optionFor(session, name, reqId, request);
    if (option === undefined) return;
    if (!isAbove(session, name, reqId, 'volatility', volatility)) return;
    if (volatility > HIGHEST_VOLATILITY) {
      const cause = `The volatility must be at most ${HIGHEST_VOLATILITY}, not ${volatility}; 0.2 means 20%`;
      session.error(reqId, twsErrors.invalid(name, cause));
      return;
    }
    if (!isAbove(session, name, reqId, 'underlying price', underPrice)) return;
    const terms = termsAt(option, underPrice, session.backend.clock.now());
    tell(session, name, reqId, computedFromVolatility(terms, volatility));
  }),
  // A calculation is answered at once: there is nothing left to cancel, and TWS says nothing then.
  nothingToCancel(cancelCalculateImpliedVolatility),
  nothingToCancel(cancelCalculateOptionPrice),
];

function nothingToCancel(layout: Layout): Handling {
  return { layout, handle: () => {} };
}

/** Numbers beyond all sense, such as an underlying at 1e-300, have Greeks that no number can hold. */
function tell(session: Session, request: string, reqId: number, computed: OptionComputation): void {
  if (!Object.values(computed).every(Number.isFinite)) {
    const cause = `Nothing can be reckoned with the underlying at ${computed.undPrice}`;
    session.error(reqId, twsErrors.notCalculated(request, cause));
    return;
  }
  session.send(tickOptionComputation, { reqId, tickType: CUSTOM, tickAttrib: RETURN_BASED, ...computed });
}

function optionFor(
  session: Session,
  request: string,
  reqId: number,
  contract: RequestedContract,
): Option | undefined {
  const match = resolveContract(session, reqId, contract);
  if (match === undefined) return undefined;
  if (isOption(match.instrument)) return match.instrument;
  session.error(reqId, twsErrors.invalid(request, `${match.instrument.localSymbol} is not an option`));
  return undefined;
}

/** A number that must be there and be above zero; where it is not, the client is told. */
function isAbove(
  session: Session,
  request: string,
  reqId: number,
  what: string,
  value: number | undefined,
): value is number {
  if (value !== undefined && value > 0) return true;
  session.error(reqId, twsErrors.invalid(request, `The ${what} must be above 0, not ${value ?? 'missing'}`));
  return false;
}
