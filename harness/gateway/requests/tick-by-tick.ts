import { type Instrument, isOption } from '../../../trading/instruments/instrument.js';
import { kinds } from '../../../trading/instruments/kinds.js';
import { cancelTickByTickData, reqTickByTickData } from '../../wire/requests/market-data.js';
import { type RequestedContract, resolveForSizes } from '../contract.js';
import { type Handling, on } from '../handling.js';
import { farmOf } from '../link/farms.js';
import { isSubscribed } from '../market-data/feed.js';
import { continuedFrom } from '../market-data/leap.js';
import { admitsTicks } from '../market-data/tick-pacing.js';
import { createTickStream, isTickByTickType, type TickByTickType } from '../market-data/tick-stream.js';
import type { Session } from '../session.js';
import { startStream } from '../stream.js';
import { type TwsError, twsErrors } from '../tws-errors.js';

const MOST_PAST_TICKS = 1000;

const NAME = reqTickByTickData.name;

/** Every trade, quote or middle as it happens. */
export const tickByTickHandlings: readonly Handling[] = [
  on(reqTickByTickData, (session, request) => {
    const { reqId = -1, tickType = '', numberOfTicks = 0, ignoreSize = false } = request;
    if (session.subscriptions.has('tickByTick', reqId)) {
      session.error(reqId, twsErrors.duplicateTicker(NAME));
      return;
    }
    if (!isTickByTickType(tickType)) {
      session.error(reqId, twsErrors.invalid(NAME, `Tick type '${tickType}' is missing or incorrect.`));
      return;
    }
    if (numberOfTicks < 0 || numberOfTicks > MOST_PAST_TICKS) {
      const cause = `Number of ticks must be from 0 to ${MOST_PAST_TICKS}, not ${numberOfTicks}`;
      session.error(reqId, twsErrors.invalid(NAME, cause));
      return;
    }
    const instrument = instrumentFor(session, reqId, request, tickType);
    if (instrument === undefined) return;
    const release = session.backend.quotas.tickByTick.take();
    if (release === undefined || !admitsTicks(session.backend, `${instrument.conId}/${tickType}`)) {
      release?.();
      session.error(reqId, twsErrors.tooManyTickByTickLines());
      return;
    }
    const stream = createTickStream(session, tickType, { reqId, instrument, ignoreSize });
    startStream(session, {
      ...{ kind: 'tickByTick', reqId, request: NAME, farm: farmOf(instrument), release },
      open(now) {
        if (numberOfTicks > 0) stream.tellPast(numberOfTicks, now);
      },
      beat: (now, before) => stream.tell(continuedFrom(before, now), now),
    });
  }),
  on(cancelTickByTickData, (session, { reqId = -1 }) => {
    if (!session.subscriptions.end('tickByTick', reqId)) {
      session.error(reqId, twsErrors.unknownTickerId(reqId));
    }
  }),
];

/** The instrument whose ticks are asked for; where there are none, the client is told. */
function instrumentFor(
  session: Session,
  reqId: number,
  contract: RequestedContract,
  tickType: TickByTickType,
): Instrument | undefined {
  if (contract.secType === 'BAG') {
    session.error(reqId, twsErrors.invalid(NAME, 'Tick-by-tick data is not available for combos.'));
    return undefined;
  }
  const match = resolveForSizes(session, NAME, reqId, contract);
  if (match === undefined) return undefined;
  const { instrument, exchange } = match;
  const refusal = refusalFor(instrument, exchange, tickType, session.backend.settings.delayedOnly);
  if (refusal === undefined) return instrument;
  session.error(reqId, refusal);
  return undefined;
}

function refusalFor(
  instrument: Instrument,
  exchange: string,
  tickType: TickByTickType,
  delayedOnly: readonly string[],
): TwsError | undefined {
  if (!isSubscribed(delayedOnly, instrument, exchange)) {
    const source = exchange === 'SMART' ? instrument.primaryExch : exchange;
    return twsErrors.tickByTickRefused(`No market data permissions for ${source} ${instrument.secType}.`);
  }
  if (hasTicks(instrument, tickType)) return undefined;
  const text = `${tickType} tick-by-tick requests are not supported for ${instrument.localSymbol}.`;
  return twsErrors.tickByTickRefused(text);
}

/** Options have them in history only, of indices those at the CME have them, and currencies do not trade. */
function hasTicks(instrument: Instrument, tickType: TickByTickType): boolean {
  const ofTrades = tickType === 'Last' || tickType === 'AllLast';
  if (isOption(instrument)) return false;
  const { market } = kinds[instrument.secType];
  if (market === 'valued') return ofTrades && instrument.exchange === 'CME';
  return !(ofTrades && market === 'quoted');
}
