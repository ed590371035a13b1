import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import { dayOfDate } from '../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import {
  type OptionParameters,
  optionParameters,
} from '../../../trading/instruments/search/option-parameters.js';
import { futureUnder } from '../../../trading/instruments/universe/futures.js';
import { type TwsError, twsErrors } from '../tws-errors.js';

export interface ChainRequest {
  readonly underlyingSymbol?: string;
  /** For options on futures: where they trade. */
  readonly futFopExchange?: string;
  readonly underlyingSecType?: string;
  readonly underlyingConId?: number;
}

export type Chains =
  | { readonly ok: true; readonly rows: readonly OptionParameters[] }
  | { readonly ok: false; readonly error: TwsError };

/** What is listed over an underlying, one row for each trading class and exchange. */
export function chainsOver(request: ChainRequest, today: string): Chains {
  const error = flawIn(request);
  if (error) return { ok: false, error };
  const { underlyingConId = 0, underlyingSymbol = '', underlyingSecType = '', futFopExchange = '' } = request;
  const under = instrumentByConId(underlyingConId);
  if (under?.symbol !== underlyingSymbol.toUpperCase() || under.secType !== underlyingSecType.toUpperCase()) {
    return { ok: false, error: twsErrors.noDerivatives() };
  }
  const { symbol, secType } = under;
  const direct = secType === 'FUT' ? [] : optionParameters({ symbol, secType }, today);
  const onFutures = secType === 'STK' ? [] : optionParameters({ symbol, secType: 'FUT' }, today);
  if (direct.length + onFutures.length === 0) return { ok: false, error: twsErrors.noDerivatives() };
  // An exchange asks for options on futures there, so that TWS names no others then.
  const wanted = futFopExchange.toUpperCase();
  const rows = [
    ...(wanted === '' ? direct : []),
    ...onFutures.filter(({ exchange }) => wanted === '' || exchange === wanted),
  ];
  return { ok: true, rows: secType === 'FUT' ? rows.flatMap((row) => on(under, row)) : rows };
}

const CAN_UNDERLIE = ['FUT', 'STK', 'IND', 'CASH'];

function flawIn(request: ChainRequest): TwsError | undefined {
  const { underlyingSecType = '', futFopExchange = '', underlyingConId = 0 } = request;
  const secType = underlyingSecType.toUpperCase();
  const invalid = (cause: string) => twsErrors.invalid('reqSecDefOptParams', cause);
  if (!CAN_UNDERLIE.includes(secType)) return invalid(`Invalid security type - ${secType}`);
  if (secType === 'FUT' && futFopExchange.trim() === '') {
    return invalid('Missing exchange for security type FUT');
  }
  return underlyingConId > 0 ? undefined : invalid('Invalid contract id');
}

/** Those expirations that are settled into this one future. */
function on(future: Instrument, row: OptionParameters): OptionParameters[] {
  const expirations = row.expirations.filter(
    (date) => futureUnder(future.symbol, dayOfDate(date))?.conId === future.conId,
  );
  return expirations.length === 0 ? [] : [{ ...row, expirations }];
}
