import { copyFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createBook } from '../../../../harness/guard/book/create-book.js';
import { killOnRecord } from '../../../../harness/guard/kill/kill-on-record.js';
import { BEGINNING, writeLine } from '../../../../harness/guard/record/chain.js';
import type { Line } from '../../../../harness/guard/record/line.js';
import { verifyAudit } from '../../../../harness/guard/record/verify.js';
import { statusFromRecord } from '../../../../harness/guard/status/from-record.js';
import { linesIn, scratchFile } from './records.js';

/** Has every kind of line, as the guard has written them since its first version. */
const WRITTEN = fileURLToPath(new URL('../../../fixtures/guard/record.jsonl', import.meta.url));

function record(): string {
  const file = scratchFile();
  copyFileSync(WRITTEN, file);
  return file;
}

test('a record that was written before is whole, and a guard goes on with its orders and its day', async () => {
  const file = record();
  expect(await verifyAudit(file)).toMatchObject({ lines: 26, problemCount: 0 });
  const lines = await linesIn(file);
  const book = createBook(lines);
  const open = book
    .open()
    .map(({ orderId, quantity, filled, isDraft }) => ({ orderId, quantity, filled, isDraft }));
  expect(open).toEqual([
    { orderId: 1, quantity: 12, filled: 4, isDraft: false },
    { orderId: 3, quantity: 10, filled: 0, isDraft: true },
  ]);
  // The first one at its largest, one that is gone and one that was not found whole, one that was refused not at all.
  expect(book.notionalToday('DU1234567', Date.parse('2026-03-02T16:00:00Z'))).toBe(2190 + 500 + 700);
  expect(killOnRecord(lines)).toBeUndefined();
  expect(killOnRecord(lines.slice(0, 24))).toEqual({
    ...{ because: 'the robot has gone mad', since: Date.parse('2026-03-02T15:00:22Z') },
  });
});

test('its status tells what was asked for and what was refused last', () => {
  const status = statusFromRecord(record(), Date.parse('2026-03-02T16:00:00Z'));
  expect(status).toMatchObject({
    ...{ upstream: '127.0.0.1:4002', policy: 'examples', sessions: 0, openOrders: 2, unreadable: 0 },
    today: { allowed: 8, refused: 42, accounts: [{ account: 'DU1234567', openOrders: 2, notional: 3390 }] },
    lastRefused: [
      { orderId: null, what: 'placeOrder', rule: 'unreadable', reason: '"HOLD" is neither BUY nor SELL' },
      { orderId: 2, what: 'BUY 25 AAPL', rule: 'quantity', reason: '25 shares where 10 are allowed' },
    ],
  });
});

test('what is in it would be written the same now', () => {
  let link = BEGINNING;
  for (const text of readFileSync(WRITTEN, 'utf8').trimEnd().split('\n')) {
    const { seq: _, at, previous: __, hash: ___, ...entry }: Line = JSON.parse(text);
    const written = writeLine(entry, link, Date.parse(at));
    expect(written.text).toBe(`${text}\n`);
    link = written.link;
  }
});
