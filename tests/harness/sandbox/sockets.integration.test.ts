import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../../../harness/sandbox/create.js';
import { openWalls } from '../../../harness/sandbox/walls/open-walls.js';
import { systemClock as clock } from '../../../platform/clock/system.js';
import { createLog } from '../../../platform/log/log.js';
import { needs } from '../../run/needs.js';

const log = createLog({ level: 'silent', format: 'json', clock, write: () => {} });

test('programs run on where somebody has cleared the sockets away', async () => {
  needs('bwrap');
  const folder = mkdtempSync(join(tmpdir(), 'sb-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const walls = await openWalls({ env: process.env, python: undefined, folder, clock, log });
  if ('missing' in walls) throw new Error(walls.missing);
  const sockets = join(folder, 'sockets');
  const sandbox = await createSandbox({ walls, clock, log, folder: sockets, warm: { ts: 0, python: 0 } });
  const program = { language: 'ts', name: 'a.ts', code: 'console.log(1)' } as const;
  const run = () => sandbox.run(program, { connect: (stream) => stream.destroy() });
  expect(await run()).toMatchObject({ ending: 'finished' });
  rmSync(sockets, { recursive: true });
  expect(await run()).toMatchObject({ ending: 'finished' });
  await sandbox.close();
  expect(readdirSync(sockets)).toEqual([]);
});
