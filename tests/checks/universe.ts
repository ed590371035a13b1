import type { Instrument } from '../../trading/instruments/instrument.js';
import { FUTURE_FAMILIES } from '../../trading/instruments/universe/future-families.js';
import { OPTION_CLASSES } from '../../trading/instruments/universe/option-classes.js';

const KINDS: readonly { readonly title: string; readonly has: (instrument: Instrument) => boolean }[] = [
  { title: 'American stocks', has: (each) => isStock(each, false) && each.currency === 'USD' },
  { title: 'American funds', has: (each) => isStock(each, true) && each.currency === 'USD' },
  { title: 'European stocks', has: (each) => each.secType === 'STK' && each.currency !== 'USD' },
  { title: 'Indices', has: ({ secType }) => secType === 'IND' },
  { title: 'Currencies', has: ({ secType }) => secType === 'CASH' },
  { title: 'Cryptocurrencies', has: ({ secType }) => secType === 'CRYPTO' },
  { title: 'Metals', has: ({ secType }) => secType === 'CMDTY' },
  { title: 'Bonds', has: ({ secType }) => secType === 'BOND' },
  { title: 'CFDs', has: ({ secType }) => secType === 'CFD' },
];

/** The documented list of all that can be asked about and traded. */
export function renderUniverse(instruments: readonly Instrument[]): string {
  return [
    '# The universe',
    '',
    'Generated from the program (`npm run docs`): what the paper gateway knows, by symbol, currency and primary',
    'exchange. Futures and options are listed by their rules for every month and strike; all else gets error 200.',
    '',
    ...KINDS.flatMap(({ title, has }) => {
      const found = instruments.filter(has);
      return [`## ${title} (${found.length})`, '', `${found.map(inWords).join(', ')}.`, ''];
    }),
    `## Futures (${FUTURE_FAMILIES.length} families)`,
    '',
    `${FUTURE_FAMILIES.map(({ symbol, exchange }) => `\`${symbol}\` ${exchange}`).join(', ')}.`,
    '',
    `## Options (${OPTION_CLASSES.length} classes)`,
    '',
    `${OPTION_CLASSES.map(({ under, tradingClass }) => (under === tradingClass ? `\`${under}\`` : `\`${under}\` as ${tradingClass}`)).join(', ')}.`,
    '',
  ].join('\n');
}

function isStock(instrument: Instrument, fund: boolean): boolean {
  return instrument.secType === 'STK' && (instrument.stockType === 'ETF') === fund;
}

function inWords({ secType, symbol, localSymbol, currency, primaryExch, exchange }: Instrument): string {
  if (secType === 'CASH') return `\`${localSymbol}\``;
  return `\`${symbol}\` ${currency} ${primaryExch === '' ? exchange : primaryExch}`;
}
