import { scanTypesOfOptions } from './of-options.js';
import { scanTypesOfTerms } from './of-terms.js';
import { scanTypesOfThePast } from './of-the-past.js';
import { scanTypesOfToday } from './of-today.js';
import type { ScanType } from './scan-type.js';

/** Every ranking of IB's that can be worked out from this market, by IB's codes and names. */
export const scanTypes: readonly ScanType[] = [
  ...scanTypesOfToday,
  ...scanTypesOfThePast,
  ...scanTypesOfOptions,
  ...scanTypesOfTerms,
];

export const scanTypesByCode: ReadonlyMap<string, ScanType> = new Map(
  scanTypes.map((each) => [each.code, each]),
);
