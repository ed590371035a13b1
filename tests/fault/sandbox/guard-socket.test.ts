import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { createGateway } from '../../../harness/gateway/create.js';
import type { Walls } from '../../../harness/sandbox/cell.js';
import { openWalls } from '../../../harness/sandbox/walls/open-walls.js';
import { systemClock } from '../../../platform/clock/system.js';
import { startGuard } from '../../harness/guard/guard.js';
import { witnessed } from '../../harness/guard/witness.js';
import { needs } from '../../run/needs.js';
import { attempt } from './attempt.js';
import { clock, log, openCells } from './cells.js';
import { gotOut } from './escape.js';
import { floodOfGuard, pastGuard } from './escapes/guard.js';

test.each(pastGuard)('%s gets an order to the gateway itself, and none past the guard', async (file) => {
  needs('bwrap');
  const python = needs('python');
  const witness = witnessed(createGateway({ clock: systemClock }));
  const guarded = await startGuard(witness);
  let connect: (stream: Duplex) => void = witness.attach;
  const cells = openCells(
    (_, folder) => open(python, folder),
    python,
    mkdtempSync(join(tmpdir(), 'escape-')),
    (stream) => connect(stream),
  );
  const run = await cells.runWithout([]);

  const straight = await attempt({ file }, run);
  expect(gotOut(straight), JSON.stringify(straight)).toBe(true);
  expect(witness.orders()).toHaveLength(1);

  connect = guarded.guard.attach;
  const held = await attempt({ file }, run);
  expect(held.stdout, JSON.stringify(held)).toMatch(/^held: .*guard: quantity: 1,000/m);
  expect(gotOut(held)).toBe(false);
  expect(held.ending).toBe('finished');
  expect(witness.orders()).toHaveLength(1);
  await cells.close();
  await guarded.close();
});

test('a program keeps some connections to the guard, and not as many as it likes', async () => {
  needs('bwrap');
  const python = needs('python');
  const cells = openCells(
    (_, folder) => open(python, folder),
    python,
    mkdtempSync(join(tmpdir(), 'escape-')),
    (stream) => void stream.resume().on('error', () => {}),
  );
  const run = await cells.runWithout([]);
  const keeping = (count: number) => attempt({ file: floodOfGuard, args: () => [String(count)] }, run);
  expect(gotOut(await keeping(8))).toBe(true);
  const held = await keeping(200);
  expect(held.stdout, JSON.stringify(held)).toMatch(/^held: only \d+ of 200 are kept\n$/);
  await cells.close();
});

async function open(python: string, folder: string): Promise<Walls> {
  const walls = await openWalls({ env: process.env, python, folder, clock, log });
  if ('missing' in walls) throw new Error(walls.missing);
  return walls;
}
