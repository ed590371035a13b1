import { marketRule as marketRuleSteps } from '../../../trading/instruments/market-rules.js';
import { DEPTH_EXCHANGES } from '../../../trading/instruments/search/exchanges.js';
import { matchSymbols } from '../../../trading/instruments/search/match-symbols.js';
import { mktDepthExchanges, smartComponents } from '../../wire/replies/market-data.js';
import {
  bondContractDetails,
  contractDetails,
  contractDetailsEnd,
  marketRule,
  securityDefinitionOptionParameter,
  securityDefinitionOptionParameterEnd,
  softDollarTiers,
  symbolSamples,
} from '../../wire/replies/reference.js';
import { reqMktDepthExchanges, reqSmartComponents } from '../../wire/requests/market-data.js';
import {
  reqContractDetails,
  reqMarketRule,
  reqMatchingSymbols,
  reqSecDefOptParams,
  reqSoftDollarTiers,
} from '../../wire/requests/reference.js';
import { type RequestedContract, todayOf } from '../contract.js';
import { smartComponentsOf } from '../contracts/bbo-exchange.js';
import { bondDetailsOf } from '../contracts/bond-details.js';
import { comboDetailsOf } from '../contracts/combo.js';
import { detailsOf } from '../contracts/details.js';
import { flawIn, type Listed, lookUp } from '../contracts/lookup.js';
import { chainsOver } from '../contracts/option-chains.js';
import { type Handling, on, onInSlices } from '../handling.js';
import type { Session } from '../session.js';
import { type TwsError, twsErrors } from '../tws-errors.js';

/** What there is to trade, and what TWS knows about it. */
export const contractHandlings: readonly Handling[] = [
  onInSlices(reqContractDetails, function* (session, { reqId = -1, ...request }) {
    const flaw = flawIn(request);
    if (flaw) {
      session.error(reqId, flaw);
      return;
    }
    const isCombo = request.secType?.toUpperCase() === 'BAG';
    const told = isCombo ? tellCombo(session, reqId, request) : yield* tellListed(session, reqId, request);
    if (told > 0) session.send(contractDetailsEnd, { reqId });
    else session.error(reqId, twsErrors.noSecurityDefinition());
  }),
  on(reqMatchingSymbols, (session, { reqId = -1, pattern = '' }) => {
    const flaw = flawInPattern(pattern);
    if (flaw) {
      session.error(reqId, flaw);
      return;
    }
    const contracts = matchSymbols(pattern).map(({ instrument, derivativeSecTypes }) => ({
      conId: instrument.conId,
      symbol: instrument.symbol,
      secType: instrument.secType,
      primaryExchange: instrument.primaryExch || instrument.exchange,
      currency: instrument.currency,
      derivativeSecTypes: derivativeSecTypes.map((secType) => ({ secType })),
      description: instrument.longName,
      issuerId: '',
    }));
    session.send(symbolSamples, { reqId, contracts });
  }),
  on(reqSecDefOptParams, (session, { reqId = -1, ...request }) => {
    const chains = chainsOver(request, todayOf(session));
    if (!chains.ok) {
      session.error(reqId, chains.error);
      return;
    }
    for (const { exchange, tradingClass, multiplier, expirations, strikes } of chains.rows) {
      session.send(securityDefinitionOptionParameter, {
        reqId,
        exchange,
        underlyingConId: request.underlyingConId,
        tradingClass,
        multiplier,
        expirations: expirations.map((expiration) => ({ expiration })),
        strikes: strikes.map((strike) => ({ strike })),
      });
    }
    session.send(securityDefinitionOptionParameterEnd, { reqId });
  }),
  on(reqMarketRule, (session, { marketRuleId = 0 }) => {
    const steps = marketRuleSteps(marketRuleId);
    // The request has no id of its own that an error could name.
    if (steps) session.send(marketRule, { marketRuleId, priceIncrements: steps });
    else session.error(-1, twsErrors.unknownMarketRule(marketRuleId));
  }),
  on(reqSmartComponents, (session, { reqId = -1, bboExchange = '' }) => {
    const found = smartComponentsOf(bboExchange);
    if (!found) {
      const cause = 'Invalid BBO exchange/security type code';
      session.error(reqId, twsErrors.invalid('reqSmartComponents', cause));
      return;
    }
    const components = found.map(({ bit, exchange, letter }) => ({
      bitNumber: bit,
      exchange,
      exchangeLetter: letter,
    }));
    session.send(smartComponents, { reqId, components });
  }),
  on(reqMktDepthExchanges, (session) =>
    session.send(mktDepthExchanges, {
      exchanges: DEPTH_EXCHANGES.map(({ serviceType, ...rest }) => ({
        ...rest,
        serviceDataType: serviceType,
      })),
    }),
  ),
  // Soft dollars are an arrangement between institutions; a paper account has none.
  on(reqSoftDollarTiers, (session, { reqId = -1 }) => session.send(softDollarTiers, { reqId, tiers: [] })),
];

/** Told at once; an expiry of options is hundreds. */
const ROWS_A_SLICE = 200;

/** How many rows of details the client has been told. */
function* tellListed(
  session: Session,
  reqId: number,
  request: RequestedContract,
): Generator<void, number, void> {
  const now = session.backend.clock.now();
  let told = 0;
  let pieces = 0;
  for (const piece of lookUp(request, todayOf(session))) {
    if (pieces > 0) yield;
    pieces += 1;
    for (const [row, each] of piece.entries()) {
      if (row > 0 && row % ROWS_A_SLICE === 0) yield;
      tellDetails(session, reqId, each, now);
    }
    told += piece.length;
  }
  return told;
}

function tellDetails(session: Session, reqId: number, each: Listed, now: number): void {
  const { instrument, exchange } = each;
  if (instrument.secType === 'BOND') {
    session.send(bondContractDetails, { ...bondDetailsOf(instrument, exchange, now), reqId });
  } else {
    session.send(contractDetails, { ...detailsOf(each, now), reqId });
  }
}

function tellCombo(session: Session, reqId: number, request: RequestedContract): number {
  const combo = comboDetailsOf(request, session.backend.clock.now());
  if (!combo) return 0;
  session.send(contractDetails, { ...combo, reqId });
  return 1;
}

function flawInPattern(pattern: string): TwsError | undefined {
  const invalid = (cause: string) => twsErrors.invalid('reqMatchingSymbols', cause);
  if (pattern.trim() === '') return invalid('Pattern must not be empty');
  return /^[ -~]*$/.test(pattern) ? undefined : invalid(`Invalid pattern: '${pattern}'`);
}
