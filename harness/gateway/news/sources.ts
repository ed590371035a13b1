import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import { type TwsError, twsErrors } from '../tws-errors.js';
import { chooseProviders, type ProviderCode } from './providers.js';
import { type Subject, subjectOf } from './subject.js';

/** What a line or a list of headlines is fed with. */
export interface NewsSource {
  readonly subjects: readonly Subject[];
  readonly providers: readonly ProviderCode[];
}

/** A provider's whole tape is about the market as such and those that move it: others have lines of their own. */
const ON_THE_TAPE = ['SPX', 'NDX', 'INDU', 'RUT', 'DAX', 'AAPL', 'MSFT', 'NVDA', 'AMZN', 'TSLA'];

function onTheTape(): readonly Subject[] {
  return ON_THE_TAPE.flatMap((symbol) => {
    const listed = universe().bySymbol.get(symbol) ?? [];
    const found = listed.find(({ secType }) => secType === 'STK' || secType === 'IND');
    return (found && subjectOf(found)) ?? [];
  });
}

/** By conId, under which 0 is everything. Nobody writes about what is unknown. */
export function subjectsOf(conId: number): readonly Subject[] {
  if (conId === 0) return onTheTape();
  const instrument = instrumentByConId(conId);
  const subject = instrument && subjectOf(instrument);
  return subject ? [subject] : [];
}

export type SourceChoice =
  | { readonly ok: true; readonly source: NewsSource }
  | { readonly ok: false; readonly refusal: TwsError };

/** News about an instrument, none for combos, by the providers that a line of market data names. */
export function sourceFor(instrument: Instrument | undefined, providers: string): SourceChoice {
  const choice = chooseProviders(providers);
  if (!choice.ok) return choice;
  const subject = instrument && subjectOf(instrument);
  return { ok: true, source: { subjects: subject ? [subject] : [], providers: choice.codes } };
}

/** The tape of a contract of type NEWS, such as `BRFG:BRFG_ALL` at `BRFG`. */
export function tapeOf(symbol: string, exchange: string): SourceChoice {
  const isTape = exchange !== '' && !exchange.includes('+') && symbol === `${exchange}:${exchange}_ALL`;
  if (!isTape) return { ok: false, refusal: twsErrors.noSecurityDefinition() };
  const choice = chooseProviders(exchange);
  return choice.ok ? { ok: true, source: { subjects: onTheTape(), providers: choice.codes } } : choice;
}
