import { filters } from './filters/all.js';
import type { Filter, FilterField } from './filters/filter.js';
import { type Location, locations, type ScannedType, scannedTypes } from './places.js';
import { scanTypes } from './scan-types/all.js';
import type { ScanType } from './scan-types/scan-type.js';

/** The document that tells a client what it may scan, where, by what and through which filters. */
export function scannerParametersXml(): string {
  written ??= [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...element('ScanParameterResponse', [
      ...element('InstrumentList varName="instrumentList"', scannedTypes.flatMap(instrumentOf)),
      ...treeOf(locations),
      ...element('ScanTypeList varName="scanTypeList"', scanTypes.flatMap(scanTypeOf)),
      ...element('FilterList varName="filterList"', filters.flatMap(filterOf)),
    ]),
    '',
  ].join('\n');
  return written;
}

let written: string | undefined;

function instrumentOf({ type, name, secType }: ScannedType): string[] {
  const ids = filters.filter(({ types }) => types.includes(type)).map(({ id }) => id);
  return element('Instrument', [
    ...[leaf('name', name), leaf('type', type), leaf('secType', secType), leaf('filters', ids.join(','))],
    leaf('cloudScanNotSupported', 'false'),
  ]);
}

function treeOf(found: readonly Location[]): string[] {
  if (found.length === 0) return [];
  return element('LocationTree varName="locationTree"', found.flatMap(locationOf));
}

function locationOf({ name, code, type, exchange, inside }: Location): string[] {
  return element('Location', [
    ...[leaf('displayName', name), leaf('locationCode', code), leaf('instruments', type)],
    ...(exchange === undefined ? [] : [leaf('routeExchange', exchange)]),
    ...treeOf(inside),
  ]);
}

function scanTypeOf({ name, code, types }: ScanType): string[] {
  return element('ScanType', [
    ...[leaf('displayName', name), leaf('scanCode', code), leaf('instruments', types.join(','))],
    ...[leaf('supportsSorting', 'true'), leaf('respSizeLimit', '50'), leaf('access', 'unrestricted')],
  ]);
}

function filterOf({ id, category, fields }: Filter): string[] {
  return element(fields.length === 1 ? 'SimpleFilter' : 'RangeFilter', [
    ...[leaf('id', id), leaf('category', category), leaf('access', 'unrestricted')],
    ...fields.flatMap(fieldOf),
  ]);
}

function fieldOf({ code, name, place, kind, choices }: FilterField): string[] {
  const values = choices.flatMap((each) =>
    element('ComboValue', [leaf('code', each), leaf('displayName', each)]),
  );
  return element(`AbstractField type="scanner.filter.${kind}" varName="${place}"`, [
    ...[leaf('code', code), leaf('displayName', name), leaf('varName', place)],
    ...(choices.length === 0 ? [] : element('ComboValues varName="values"', values)),
  ]);
}

/** @param tag the name, and perhaps attributes after it */
function element(tag: string, inside: readonly string[]): string[] {
  const [name = tag] = tag.split(' ');
  return [`<${tag}>`, ...inside.map((line) => `\t${line}`), `</${name}>`];
}

function leaf(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;
}
