import { type TwsError, twsErrors } from '../tws-errors.js';
import { fieldFor } from './filters/all.js';
import type { Test } from './filters/filter.js';
import { type Location, locationsByCode, type ScannedType, typesByName } from './places.js';
import { filtersOfFields, filtersOfOptions, type ScanRequest } from './request.js';
import { scanTypesByCode } from './scan-types/all.js';
import type { ScanType } from './scan-types/scan-type.js';

/** A ranking that somebody has asked for. */
export interface Scan {
  readonly scanned: ScannedType;
  readonly places: readonly Location[];
  readonly ranking: ScanType;
  readonly tests: readonly Test[];
  /** The same for all who ask the same. */
  readonly key: string;
}

/** No scan of TWS answers with more. */
export const MOST_ROWS = 50;

/** How many rows may be shown: 50 unless fewer are asked for. */
export function rowsOf({ numberOfRows = -1 }: ScanRequest): number {
  return numberOfRows > 0 ? Math.min(MOST_ROWS, numberOfRows) : MOST_ROWS;
}

/** What is asked for, or what is wrong with it, in the words of IB's scanner servers where those are known. */
export function scanOf(request: ScanRequest): Scan | { readonly refusal: TwsError } {
  const { instrument = '', locationCode = '', scanCode = '' } = request;
  const codes = locationCode.split(',').map((code) => code.trim());
  const places = codes.flatMap((code) => locationsByCode.get(code) ?? []);
  if (places.length < codes.length) return refused(twsErrors.noScannerLocation());
  const scanned = typesByName.get(instrument);
  if (scanned === undefined || places.some(({ type }) => type !== instrument)) {
    return refused(twsErrors.mixedScannerLocations());
  }
  const ranking = scanTypesByCode.get(scanCode);
  if (!ranking?.types.includes(instrument)) return refused(twsErrors.scannerTypeDisabled(scanCode));
  const filters = [
    ...filtersOfFields(request),
    ...filtersOfOptions(request.scannerSubscriptionFilterOptions ?? ''),
  ];
  const tests: Test[] = [];
  for (const [tag, value] of filters) {
    const field = fieldFor(tag, instrument);
    if (field === undefined) return refused(twsErrors.scannerFilterDisabled(tag));
    const test = field.test(value);
    if (test === undefined) return refused(twsErrors.badScannerFilter(tag, value));
    tests.push(test);
  }
  const wanted = filters.map(([tag, value]) => `${tag}=${value}`).sort();
  return { scanned, places, ranking, tests, key: [instrument, codes.sort(), scanCode, ...wanted].join(';') };
}

function refused(refusal: TwsError) {
  return { refusal };
}
