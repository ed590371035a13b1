import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, vi } from 'vitest';
import { createGateway, type Gateway } from '../../../harness/gateway/create.js';
import { createBook } from '../../../harness/guard/book/create-book.js';
import { listenGuard } from '../../../harness/guard/listen.js';
import type { Line } from '../../../harness/guard/record/line.js';
import { verifyAudit } from '../../../harness/guard/record/verify.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { integer } from '../../../platform/random/random.js';
import type { SeededRandom } from '../../../platform/random/seeded.js';
import { connectClient } from '../../harness/gateway/client.js';
import { startGuard } from '../../harness/guard/guard.js';
import { bookOf, type GatewayBook } from '../../harness/guard/session/book-of-gateway.js';
import { type Arrival, type Witness, witnessed } from '../../harness/guard/witness.js';
import { trade } from './crowd.js';
import { marketClock } from './market-clock.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const PROCESS = fileURLToPath(new URL('guard-process.ts', import.meta.url));
const NATIVE = fileURLToPath(import.meta.resolve('better-sqlite3'));
const CLIENTS = [1, 2, 3, 4];

/** As plain JavaScript: a start is then a matter of a few hundred milliseconds. */
export async function bundledGuard(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [PROCESS],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    alias: { 'better-sqlite3': NATIVE },
    external: [NATIVE],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const file = join(mkdtempSync(join(tmpdir(), 'ibs-bundled-')), 'guard.mjs');
  writeFileSync(file, outputFiles[0]?.contents ?? '');
  return file;
}

/**
 * Kills guards in one folder while clients trade through them, each going on where the one before was killed. The
 * gateway behind them lives through it all, and is the witness.
 */
export async function killInTurn(program: string, kills: number, random: SeededRandom): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'ibs-killed-'));
  const gateway = createGateway({
    clock: steppedClock(MARKET_HOURS),
    settings: { messagesPerSecond: undefined },
  });
  const witness = witnessed(gateway);
  const listening = await listenGuard(witness, { host: '127.0.0.1', port: 0 });
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [program, String(listening.port), home], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    const [port] = await Promise.race([
      once(child.stdout.setEncoding('utf8'), 'data'),
      ended.then(() => Promise.reject(new Error('the guard ended before it had begun'))),
    ]);
    const before = witness.orders().length;
    const trading = CLIENTS.map((clientId) =>
      trade(Number(port), clientId, random.fork(`${kill} ${clientId}`)),
    );
    // Some while they still log in, most in the middle of trading.
    if (kill % 5 > 0)
      await vi.waitUntil(() => witness.orders().length > before, { timeout: 10_000, interval: 1 });
    await wait(integer(random, 0, 100));
    child.kill('SIGKILL');
    await Promise.all([ended, ...trading]);
    await expectAgreement(gateway, witness, home);
  }
  expect(witness.orders().length).toBeGreaterThan(kills * 2);
  await listening.close();
  rmSync(home, { recursive: true, force: true });
}

/** The record is whole, nothing reached the gateway that is not on it, and the next guard's book is the gateway's. */
async function expectAgreement(gateway: Gateway, witness: Witness, home: string): Promise<void> {
  const file = join(home, 'guard', 'record.jsonl');
  expect((await verifyAudit(file)).problems).toEqual([]);

  const next = await startGuard(witness, { home, clock: marketClock() });
  expectOnRecord(witness.orders(), [...next.audit.before]);
  const direct = await connectClient(gateway, { clientId: 50 });
  const book = await bookOf(direct);
  direct.stream.end();
  // What has become of orders since is found out by asking the gateway, and put on record.
  await vi.waitFor(() => expect(openOnRecord(linesOf(file))).toEqual(openIn(book)), { timeout: 5000 });
  await next.close({ keep: true });
  const lines = linesOf(file);
  const at = Date.parse(lines.at(-1)?.at ?? '');
  const charged = createBook(lines).notionalToday('DU1234567', at);
  expect(charged).toBeGreaterThanOrEqual(spentBy(book, witness.orders()) - 0.01);
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

function linesOf(file: string): readonly Line[] {
  const texts = readFileSync(file, 'utf8').trimEnd().split('\n');
  return texts.map((text) => JSON.parse(text));
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
