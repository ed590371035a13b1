import type { Instrument } from '../../trading/instruments/instrument.js';
import { kinds } from '../../trading/instruments/kinds.js';
import { FUTURE_FAMILIES } from '../../trading/instruments/universe/future-families.js';
import { OPTION_CLASSES } from '../../trading/instruments/universe/option-classes.js';

/** The documented list of all that can be asked about and traded: every kind there is, in its own words or as it is. */
export function renderUniverse(instruments: readonly Instrument[]): string {
  return [
    '# The universe',
    '',
    'Generated from the program (`npm run docs`): what the paper gateway knows, by symbol, currency and primary',
    'exchange. Futures and options are listed by their rules for every month and strike; all else gets error 200.',
    '',
    ...Object.entries(kinds).flatMap(([secType, { title }]) => {
      const found = instruments.filter((each) => each.secType === secType);
      return IN_WORDS_OF_ITS_OWN[secType]?.(found) ?? section(title, found.length, found.map(inWords));
    }),
  ].join('\n');
}

const IN_WORDS_OF_ITS_OWN: Readonly<Record<string, (found: readonly Instrument[]) => readonly string[]>> = {
  STK: (found) =>
    STOCKS.flatMap(({ title, has }) => {
      const those = found.filter(has);
      return section(title, those.length, those.map(inWords));
    }),
  FUT: () =>
    section(
      'Futures',
      `${FUTURE_FAMILIES.length} families`,
      FUTURE_FAMILIES.map(({ symbol, exchange }) => `\`${symbol}\` ${exchange}`),
    ),
  OPT: () =>
    section(
      'Options',
      `${OPTION_CLASSES.length} classes`,
      OPTION_CLASSES.map(({ under, tradingClass }) =>
        under === tradingClass ? `\`${under}\`` : `\`${under}\` as ${tradingClass}`,
      ),
    ),
  // Their classes are among those of all options.
  FOP: () => [],
};

const STOCKS: readonly { readonly title: string; readonly has: (each: Instrument) => boolean }[] = [
  { title: 'American stocks', has: (each) => each.currency === 'USD' && !isFund(each) },
  { title: 'American funds', has: (each) => each.currency === 'USD' && isFund(each) },
  { title: 'European stocks', has: ({ currency }) => currency !== 'USD' },
];

function isFund(instrument: Instrument): boolean {
  return instrument.secType === 'STK' && instrument.stockType === 'ETF';
}

function section(title: string, count: number | string, entries: readonly string[]): readonly string[] {
  return [`## ${title} (${count})`, '', `${entries.join(', ')}.`, ''];
}

function inWords({ secType, symbol, localSymbol, currency, primaryExch, exchange }: Instrument): string {
  if (secType === 'CASH') return `\`${localSymbol}\``;
  return `\`${symbol}\` ${currency} ${primaryExch === '' ? exchange : primaryExch}`;
}
