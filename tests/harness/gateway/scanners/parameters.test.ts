import { beforeAll, describe, expect, test } from 'vitest';
import { candidatesOf } from '../../../../harness/gateway/scanners/candidates.js';
import { scanOf } from '../../../../harness/gateway/scanners/scan.js';
import { createScans } from '../../../../harness/gateway/scanners/scans.js';
import { reqScannerParameters } from '../../../../harness/wire/requests/reference.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { market, OPEN, startScanner } from './scanner.js';

let xml: string;

beforeAll(async () => {
  const { client, gateway } = await startScanner();
  client.send(reqScannerParameters, { version: 1 });
  await client.settle();
  xml = String(client.named('scannerParameters')[0]?.['xml']);
  gateway.close();
});

/** Every element of a name, without those inside it of the same name. */
const elements = (name: string, text = xml) =>
  [...text.matchAll(new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    ([, inside = '']) => inside,
  );
const first = (name: string, text: string) => elements(name, text)[0] ?? '';
const words = (text: string) => text.split(',').filter((word) => word !== '');

const types = () => elements('Instrument').map((each) => first('type', each));
const locationsOf = (type: string) =>
  [...xml.matchAll(/<locationCode>(.*?)<\/locationCode>\s*<instruments>(.*?)<\/instruments>/g)]
    .filter(([, , instruments]) => instruments === type)
    .map(([, code = '']) => code);
const codesOf = (type: string) =>
  elements('ScanType')
    .filter((each) => words(first('instruments', each)).includes(type))
    .map((each) => first('scanCode', each));

interface Field {
  readonly code: string;
  readonly kind: string;
  readonly choices: readonly string[];
}

function fieldsOf(type: string): Field[] {
  const instrument = elements('Instrument').find((each) => first('type', each) === type) ?? '';
  const ids = words(first('filters', instrument));
  const list = [...elements('RangeFilter'), ...elements('SimpleFilter')];
  return list
    .filter((filter) => ids.includes(first('id', filter)))
    .flatMap((filter) =>
      [
        ...filter.matchAll(/<AbstractField type="scanner\.filter\.(\w+)"[^>]*>([\s\S]*?)<\/AbstractField>/g),
      ].map(([, kind = '', inside = '']) => {
        const choices = elements('ComboValue', inside).map((each) => first('code', each));
        return { code: first('code', inside), kind, choices };
      }),
    );
}

/** One instrument of each type, so that a year of prices is made for few: a place and what leaves one of it. */
const ONE: Readonly<Record<string, { readonly at: string; readonly options?: string }>> = {
  STK: { at: 'STK.BATS', options: 'priceAbove=50;' },
  'ETF.EQ.US': { at: 'ETF.EQ.BATS', options: 'priceAbove=50;' },
  'ETF.FI.US': { at: 'ETF.FI.ARCA' },
  'FUT.US': { at: 'FUT.CFE', options: 'leadFutOnly=true;' },
  'FUT.EU': { at: 'FUT.EU', options: 'leadFutOnly=true;priceAbove=10000;' },
  'IND.US': { at: 'IND.US', options: 'priceAbove=50000;' },
  'IND.EU': { at: 'IND.EU', options: 'priceAbove=10000;' },
  BOND: { at: 'BOND.US' },
  'BOND.GOVT': { at: 'BOND.GOVT.US', options: 'couponRateAbove=3;' },
  'STOCK.EU': { at: 'STK.EU.LSE', options: 'priceAbove=9000;' },
};

const now = Date.parse(OPEN);
const scans = createScans(market, steppedClock(OPEN), []);

/** How many rows there are, or why there are none. */
function scanned(instrument: string, code: string, at: string, options = ''): number | string {
  const request = { instrument, locationCode: at, scanCode: code, scannerSubscriptionFilterOptions: options };
  const scan = scanOf(request);
  if ('refusal' in scan) return scan.refusal.message;
  const rows = scans.rankingOf(scan, now).goOn(Number.POSITIVE_INFINITY);
  return rows?.length ?? 'expected a ranking at once';
}

test('the document begins as the clients expect it, and is balanced', () => {
  expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<ScanParameterResponse>\n')).toBe(true);
  const open: string[] = [];
  const unbalanced: string[] = [];
  for (const [tag, slash, name = ''] of xml.slice(xml.indexOf('<Scan')).matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (slash === '') open.push(name);
    else if (open.pop() !== name) unbalanced.push(tag);
  }
  expect({ open, unbalanced }).toEqual({ open: [], unbalanced: [] });
});

test('it names what IB names: types, places, codes and tags, each once', () => {
  const once = (list: readonly string[]) => expect(new Set(list).size).toBe(list.length);
  const codes = elements('ScanType').map((each) => first('scanCode', each));
  const tags = [...new Set(types().flatMap((type) => fieldsOf(type).map(({ code }) => code)))];
  for (const list of [types(), elements('locationCode'), codes]) once(list);
  expect(types().sort()).toEqual(Object.keys(ONE).sort());
  expect(codes.length).toBeGreaterThan(75);
  expect(tags.length).toBeGreaterThan(115);
  expect(tags).toEqual(
    expect.arrayContaining([
      ...['changePercAbove', 'priceAbove', 'priceBelow', 'volumeAbove', 'avgVolumeAbove'],
      ...['usdMarketCapAbove', 'optVolumeAbove', 'stkTypes'],
    ]),
  );
});

describe.each(Object.keys(ONE))('of %s', (type) => {
  const { at, options = '' } = ONE[type] ?? { at: '' };

  test('every place that is listed has something in it', () => {
    expect(locationsOf(type)).not.toEqual([]);
    for (const place of locationsOf(type)) {
      const scan = scanOf({ instrument: type, locationCode: place, scanCode: 'TOP_PERC_GAIN' });
      const listed = 'refusal' in scan ? [] : candidatesOf(scan.scanned, scan.places, now);
      expect([place, listed.length > 0]).toEqual([place, true]);
    }
  });

  test('every code that is listed is ranked by, and no other', () => {
    const codes = codesOf(type);
    const all = elements('ScanType').map((each) => first('scanCode', each));
    const refusal = (code: string) =>
      `Historical Market Data Service error message:Scanner type with code ${code} is disabled.`;
    const answers = all.map((code) => [code, scanned(type, code, at, options)]);
    expect(answers).toEqual(
      all.map((code) => [code, codes.includes(code) ? expect.any(Number) : refusal(code)]),
    );
  });

  test('every tag that is listed is filtered by: beyond all limits there is nothing', () => {
    const code = codesOf(type).includes('MOST_ACTIVE') ? 'MOST_ACTIVE' : 'HIGH_OPT_IMP_VOLAT';
    const filtered = (option: string) => scanned(type, code, at, `${options}${option};`);
    expect(filtered('')).toBe(1);
    for (const { code: tag, kind, choices } of fieldsOf(type)) {
      const isChosen = choices.length > 0 || kind === 'BooleanField';
      const values = choices.length > 0 ? choices : isChosen ? ['true', 'false'] : ['20200101'];
      const isBelow = tag.includes('Below');
      const far = kind === 'DateField' ? (isBelow ? '00010101' : '99991231') : isBelow ? '-1e15' : '1e15';
      const counts = values.map((value) => filtered(`${tag}=${value}`));
      const beyond = isChosen ? 0 : filtered(`${tag}=${far}`);
      expect({ tag, counts, beyond }).toEqual({
        tag,
        counts: values.map(() => expect.any(Number)),
        beyond: 0,
      });
    }
  });
});
