import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventName } from '@stoqey/ib';
import { expect, onTestFinished, test } from 'vitest';
import { verifyAudit } from '../../../harness/guard/record/verify.js';
import { errorOf } from '../../contract/stoqey.js';
import { ibs } from '../cli/harness.js';
import { emptyFolder } from '../http/test-app.js';
import { apple, clientOf, resting, upstreamOf } from './guards.js';

interface Process {
  readonly child: ChildProcess;
  readonly port: number;
  readonly record: string;
  readonly killed: string | null;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<unknown>;
}

/** `ibs guard` as a process of its own. */
async function guardProcess(home: string, upstream: number): Promise<Process> {
  const args = ['guard', '--listen', '127.0.0.1:0', '--upstream', `127.0.0.1:${upstream}`, '--json'];
  const env = { ...process.env, IBS_HOME: home };
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const [printed] = await once(child.stdout, 'data');
  const { port, record, killed } = JSON.parse(String(printed));
  return {
    ...{ child, port, record, killed },
    end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

test('SIGUSR2 stops all trading, and nothing but a release by a person lifts that', async () => {
  const upstream = await upstreamOf();
  const home = emptyFolder();
  const first = await guardProcess(home, upstream.port);
  expect(first.killed).toBe(null);
  const client = await clientOf(first.port);
  client.api.placeOrder(1, apple, resting);
  await client.event(EventName.orderStatus, (id, said) => id === 1 && said === 'Submitted');
  first.child.kill('SIGUSR2');
  await client.event(EventName.orderStatus, (id, said) => id === 1 && said === 'Cancelled');
  client.api.placeOrder(2, apple, resting);
  expect((await errorOf(client, 2)).text).toContain('the signal SIGUSR2');
  client.close();
  expect(await first.end('SIGKILL')).toEqual([null, 'SIGKILL']);

  // Not even somebody who deletes the file meanwhile.
  rmSync(join(home, 'KILL'));
  const second = await guardProcess(home, upstream.port);
  expect(second.killed).toContain('the signal SIGUSR2');
  const again = await clientOf(second.port, 2);
  again.api.placeOrder(3, apple, resting);
  expect((await errorOf(again, 3)).text).toContain('the signal SIGUSR2');

  const env = { IBS_HOME: home };
  expect(await ibs(['guard', 'release', '--yes'], { env })).toMatchObject({ exit: 0 });
  again.api.placeOrder(4, apple, resting);
  await again.event(EventName.orderStatus, (id, said) => id === 4 && said === 'Submitted');
  again.close();
  expect(await second.end('SIGTERM')).toEqual([0, null]);
  expect(await verifyAudit(second.record)).toMatchObject({ problemCount: 0 });
});

test('touching KILL stops it too', async () => {
  const upstream = await upstreamOf();
  const home = emptyFolder();
  const { port, end } = await guardProcess(home, upstream.port);
  const client = await clientOf(port);
  client.api.placeOrder(1, apple, resting);
  await client.event(EventName.orderStatus, (id, said) => id === 1 && said === 'Submitted');
  writeFileSync(join(home, 'KILL'), '');
  await client.event(EventName.orderStatus, (id, said) => id === 1 && said === 'Cancelled');
  client.close();
  expect(await end('SIGTERM')).toEqual([0, null]);
});
