import type { Filter, FilterField } from './filter.js';
import { rangeFilters } from './ranges.js';
import { simpleFilters } from './simple.js';

/** What scans can be narrowed by. */
export const filters: readonly Filter[] = [...rangeFilters, ...simpleFilters];

/** The field that a tag means; undefined where instruments of the type are not filtered by it. */
export function fieldFor(tag: string, type: string): FilterField | undefined {
  for (const { types, fields } of filters) {
    if (!types.includes(type)) continue;
    const found = fields.find(({ code }) => code === tag);
    if (found) return found;
  }
  return undefined;
}
