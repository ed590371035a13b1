import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostConnections, openDoor } from '../../../harness/sandbox/door.js';
import { systemClock } from '../../../platform/clock/system.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'door-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Knocks, and says whether whoever serves the door answered. */
async function knock(socket: string): Promise<{ readonly stream: Socket; readonly isIn: boolean }> {
  const stream = connect(socket);
  const isIn = await new Promise<boolean>((resolve) => {
    stream.once('data', () => resolve(true));
    stream.once('close', () => resolve(false));
    stream.on('error', () => {});
  });
  return { stream, isIn };
}

test('no more come in at once than may, and one that leaves makes room', async () => {
  const door = await openDoor(join(folder, '1'), systemClock, 3);
  let left = () => {};
  door.lead((stream) => {
    stream.once('close', () => left()).write('come in');
  });
  const first = [await knock(door.socket), await knock(door.socket), await knock(door.socket)];
  expect(first.map(({ isIn }) => isIn)).toEqual([true, true, true]);
  expect((await knock(door.socket)).isIn).toBe(false);
  expect((await knock(door.socket)).isIn).toBe(false);

  const gone = new Promise<void>((resolve) => {
    left = resolve;
  });
  first[0]?.stream.destroy();
  await gone;
  const last = await knock(door.socket);
  expect(last.isIn).toBe(true);
  for (const { stream } of [...first, last]) stream.destroy();
  await door.close();
});

test('nobody but its user may knock, until the walls make it over to the cell’s', async () => {
  const door = await openDoor(join(folder, '1'), systemClock, 3);
  expect(statSync(door.socket).mode & 0o777).toBe(0o600);
  await door.close();
});

test.each([
  ['20000', 64],
  ['unlimited', 64],
  ['1024', 32],
  ['256', 8],
  ['16', 1],
])('with %s open files a cell keeps %i connections', async (files, most) => {
  const limits = join(folder, 'limits');
  writeFileSync(limits, `Max processes  100  100  processes\nMax open files   ${files}   20000   files\n`);
  expect(await mostConnections(limits)).toBe(most);
});

test('where the system does not tell, it keeps what a gateway needs', async () => {
  expect(await mostConnections(join(folder, 'missing'))).toBe(64);
});
