import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { createGateway, type Gateway } from '../../../harness/gateway/create.js';
import { listenGuard } from '../../../harness/guard/listen.js';
import { verifyAudit } from '../../../harness/guard/record/verify.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { integer } from '../../../platform/random/random.js';
import type { SeededRandom } from '../../../platform/random/seeded.js';
import { expectAgreement } from '../../harness/guard/agreement.js';
import { startGuard } from '../../harness/guard/guard.js';
import { type Witness, witnessed } from '../../harness/guard/witness.js';
import { trade } from './crowd.js';
import { startProgram } from './guard-program.js';
import { marketClock } from './market-clock.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const CLIENTS = [1, 2, 3, 4];

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
    const guard = await startProgram(program, listening.port, home);
    const before = witness.orders().length;
    const trading = CLIENTS.map((clientId) =>
      trade(guard.port, clientId, random.fork(`${kill} ${clientId}`)),
    );
    // Some while they still log in, most in the middle of trading.
    if (kill % 5 > 0)
      await vi.waitUntil(() => witness.orders().length > before, { timeout: 10_000, interval: 1 });
    await wait(integer(random, 0, 100));
    await Promise.all([guard.kill(), ...trading]);
    await expectAgreementAfter(gateway, witness, home);
  }
  expect(witness.orders().length).toBeGreaterThan(kills * 2);
  await listening.close();
  rmSync(home, { recursive: true, force: true });
}

/** The record is whole and agrees with the gateway, once the next guard has found out what became of its orders. */
async function expectAgreementAfter(gateway: Gateway, witness: Witness, home: string): Promise<void> {
  const file = join(home, 'guard', 'record.jsonl');
  expect((await verifyAudit(file)).problems).toEqual([]);
  const next = await startGuard(witness, { home, clock: marketClock() });
  await expectAgreement({ gateway, witness, file });
  await next.close({ keep: true });
}
