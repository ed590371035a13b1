import { dateOfDay } from '../../../../trading/instruments/calendar/date.js';
import { wallTime } from '../../../../trading/instruments/calendar/zone.js';
import { futuresOn } from '../../../../trading/instruments/universe/futures.js';
import { avgOptVolume, hasOptions } from '../figures/terms.js';
import { volume } from '../figures/trading.js';
import type { Look } from '../look.js';
import { AMERICAN_STOCKS, BONDS, FUTURES, INDICES, STOCKS, TRADED } from '../scan-types/scan-type.js';
import { above, choice, exclusion, type Filter, type FilterField, question } from './filter.js';

/** As the API has them; of the last four this market has none. */
const STOCK_TYPES = ['CORP', 'ADR', 'ETF', 'ETN', 'REIT', 'CEF', 'ETMF'];
const STOCK_TYPE_CHOICES = ['inc', 'exc'].flatMap((way) => STOCK_TYPES.map((type) => `${way}:${type}`));

/** Letters of ratings from the best on. No bond here is rated, and what is not rated is within no limits. */
const MOODY = ['Aaa', 'Aa', 'A', 'Baa', 'Ba', 'B', 'Caa', 'Ca', 'C', 'NR'];
const SP = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D', 'NR'];

const field = (one: FilterField): FilterField => ({ ...one, place: 'field' });

const rating = (code: string, name: string, scale: readonly string[], place: 'min' | 'max') => {
  const test = () => ({ pasts: [], passes: () => false });
  return { ...choice(code, name, scale, () => false), place, test };
};

/** Filters of a single field, and the ratings of bonds. */
export const simpleFilters: readonly Filter[] = [
  simple(
    'VOLUME',
    'High/Low/Volume',
    [...TRADED, ...BONDS],
    field(above('volumeAbove', 'Volume', volume, 'IntField')),
  ),
  simple(
    'AVGOPTVOLUME',
    'Options',
    AMERICAN_STOCKS,
    field(above('avgOptVolumeAbove', 'Average Opt. Volume', avgOptVolume, 'IntField')),
  ),
  simple(
    'STKTYPE',
    'General',
    ['STK', 'STOCK.EU'],
    choice('stkTypes', 'Stock type', STOCK_TYPE_CHOICES, isOfType),
  ),
  simple(
    'HASOPTIONS',
    'General',
    STOCKS,
    question('hasOptionsIs', 'Has Options', ({ instrument }) => hasOptions(instrument)),
  ),
  simple(
    'HALTED',
    'Prices',
    STOCKS,
    choice(
      'haltedIs',
      'Halted',
      ['true', 'false'],
      ({ snapshot }, chosen) => String(snapshot.halted) === chosen,
    ),
  ),
  // Every share can be borrowed here.
  simple(
    'UNSHORTABLE',
    'General',
    STOCKS,
    choice('unshortableIs', 'Unshortable', ['true', 'false'], (_, chosen) => chosen === 'false'),
  ),
  simple(
    'LEADFUT',
    'General',
    FUTURES,
    exclusion('leadFutOnly', 'Lead Month Only', (look) => !isLeadMonth(look)),
  ),
  simple(
    'CURRENCY',
    'General',
    [...BONDS, ...INDICES],
    choice(
      'currencyLike',
      'Currency',
      ['USD', 'EUR', 'GBP'],
      ({ instrument }, chosen) => instrument.currency === chosen,
    ),
  ),
  // No bond here can be converted.
  simple(
    'CONVOPT',
    'General',
    BONDS,
    exclusion('excludeConvertible', 'Exclude Convertible', () => false),
  ),
  {
    ...{ id: 'MOODY', category: 'General', types: ['BOND'] },
    fields: [
      rating('moodyRatingAbove', 'Moody Rating Above', MOODY, 'min'),
      rating('moodyRatingBelow', 'Moody Rating Below', MOODY, 'max'),
    ],
  },
  {
    ...{ id: 'SP', category: 'General', types: ['BOND'] },
    fields: [
      rating('spRatingAbove', 'S&P Rating Above', SP, 'min'),
      rating('spRatingBelow', 'S&P Rating Below', SP, 'max'),
    ],
  },
];

function simple(id: string, category: string, types: readonly string[], one: FilterField): Filter {
  return { id, category, types, fields: [one] };
}

function isOfType({ instrument }: Look, chosen: string): boolean {
  if (instrument.secType !== 'STK') return false;
  const type = instrument.stockType === 'COMMON' ? 'CORP' : instrument.stockType;
  return chosen === `inc:${type}` || (chosen.startsWith('exc:') && chosen !== `exc:${type}`);
}

function isLeadMonth({ instrument, now }: Look): boolean {
  const today = dateOfDay(wallTime('US/Eastern', now).day);
  return futuresOn(instrument.symbol, today)[0]?.conId === instrument.conId;
}
