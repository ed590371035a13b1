import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bookChanges,
  DELETE,
  INSERT,
  UPDATE,
} from '../../../../../harness/gateway/market-data/depth/book-changes.js';
import type { BookLevel } from '../../../../../harness/world/market.js';

const levels = fc.array(
  fc.record({
    price: fc.integer({ min: 1, max: 5 }),
    size: fc.integer({ min: 1, max: 3 }),
    maker: fc.constantFrom('ARCA', 'IEX', ''),
  }),
  { maxLength: 8 },
);

test('a client that does as it is told has the new book', () => {
  fc.assert(
    fc.property(levels, levels, (before, after) => {
      const rows: BookLevel[] = [...before];
      for (const { operation, position, level } of bookChanges(before, after)) {
        if (operation === INSERT) rows.splice(position, 0, level);
        else if (operation === UPDATE) rows[position] = level;
        else if (operation === DELETE) rows.splice(position, 1);
      }
      expect(rows).toEqual(after);
    }),
  );
});

test('what stays as it was is not told', () => {
  fc.assert(fc.property(levels, (book) => bookChanges(book, book).length === 0));
});
