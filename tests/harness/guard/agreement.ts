import { readFileSync } from 'node:fs';
import { expect, vi } from 'vitest';
import type { Gateway } from '../../../harness/gateway/create.js';
import { createBook } from '../../../harness/guard/book/create-book.js';
import type { Line } from '../../../harness/guard/record/line.js';
import { verifyAudit } from '../../../harness/guard/record/verify.js';
import { connectClient } from '../gateway/client.js';
import { bookOf, type GatewayBook } from './session/book-of-gateway.js';
import type { Arrival, Witness } from './witness.js';

interface Parties {
  readonly gateway: Pick<Gateway, 'attach'>;
  readonly witness: Pick<Witness, 'orders'>;
  /** The record. */
  readonly file: string;
}

/**
 * The record is whole, nothing reached the gateway that is not on it, what it says is open is what the gateway says is
 * open, and the day is charged with no less than has traded. A guard may still have to ask the gateway for it.
 */
export async function expectAgreement({ gateway, witness, file }: Parties): Promise<void> {
  const direct = await connectClient(gateway, { clientId: 50 });
  const book = await bookOf(direct);
  direct.stream.end();
  await vi.waitFor(() => expect(openOnRecord(linesIn(file))).toEqual(openIn(book)), { timeout: 5000 });
  expect((await verifyAudit(file)).problems).toEqual([]);
  const lines = linesIn(file);
  expectOnRecord(witness.orders(), lines);
  const at = Date.parse(lines.at(-1)?.at ?? '');
  const charged = createBook(lines).notionalToday('DU1234567', at);
  expect(charged).toBeGreaterThanOrEqual(spentBy(book, witness.orders()) - 0.01);
}

export function linesIn(file: string): readonly Line[] {
  const texts = readFileSync(file, 'utf8').trimEnd().split('\n');
  return texts.map((text) => JSON.parse(text));
}

function expectOnRecord(arrivals: readonly Arrival[], lines: readonly Line[]): void {
  const allowed = new Map<string, number>();
  const keyOf = (clientId: number, texts: object) => `${clientId} ${JSON.stringify(texts)}`;
  for (const line of lines) {
    if (line.kind !== 'order' || !line.allowed) continue;
    const key = keyOf(line.clientId, line.texts);
    allowed.set(key, (allowed.get(key) ?? 0) + 1);
  }
  for (const { clientId, message } of arrivals) {
    const key = keyOf(clientId, message?.texts ?? {});
    const left = allowed.get(key) ?? 0;
    if (left === 0) expect.fail(`an order arrived that is not on record: ${key}`);
    allowed.set(key, left - 1);
  }
}

/** Orders that wait to be transmitted are not among those that a gateway lists. */
function openOnRecord(lines: readonly Line[]): readonly string[] {
  const open = createBook(lines).open();
  return open.flatMap(({ isDraft, clientId, orderId }) => (isDraft ? [] : `${clientId}/${orderId}`)).sort();
}

function openIn({ open }: GatewayBook): readonly string[] {
  return open.map(({ clientId, orderId }) => `${String(clientId)}/${String(orderId)}`).sort();
}

/** What was traded by orders that stand for themselves: what closes is not charged. */
function spentBy({ executions }: GatewayBook, arrivals: readonly Arrival[]): number {
  const children = new Set(
    arrivals
      .filter(({ message }) => Number(message?.texts['parentId'] ?? 0) > 0)
      .map(({ clientId, message }) => `${clientId}/${String(message?.texts['orderId'])}`),
  );
  return executions
    .filter(({ clientId, orderId }) => !children.has(`${String(clientId)}/${String(orderId)}`))
    .reduce((sum, { shares, price }) => sum + Number(shares) * Number(price), 0);
}
