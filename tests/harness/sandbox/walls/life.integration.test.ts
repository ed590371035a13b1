import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import type { Cell } from '../../../../harness/sandbox/cell.js';
import { sandboxFaults } from '../../../../harness/sandbox/faults.js';
import { needs } from '../../../run/needs.js';
import { open, type Program, run, start } from './behind.js';
import { elsewhere, scratch } from './elsewhere.js';

const node = (code: string): Program => ({ runtime: 'node', code });

async function begin(folder: string, program: Program): Promise<Cell> {
  const { cell, server } = await start(await open({ folder }), folder, program);
  onTestFinished(async () => {
    cell.kill();
    await cell.ended;
    server.close();
  });
  return cell;
}

/** Processes of this machine that carry a word in their arguments. */
function processesWith(word: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  });
}

/** Groups that cells of a process are in. */
function groupsOf(pid: number | undefined): string[] {
  const folders = ['/sys/fs/cgroup', '/sys/fs/cgroup/memory', '/sys/fs/cgroup/pids'];
  return folders
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .filter((path) => path.includes(`ibs-${pid}-`));
}

/** Whom this machine takes the programs that carry a word in their arguments for. */
function usersOf(word: string): string[] {
  return processesWith(word).flatMap((pid) => {
    const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
    const user = /^Uid:\s+(\d+)/m.exec(status)?.[1];
    return user === undefined || user === '0' ? [] : user;
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('what is said goes in and comes out, by its own pipes', async () => {
  needs('bwrap');
  const cell = await begin(
    scratch(),
    node(`
      const fs = require('fs');
      fs.writeSync(4, 'ready');
      fs.closeSync(4);
      const order = fs.readFileSync(3, 'utf8');
      process.stdin.on('data', (said) => {
        // At once: what Node still has to write when it exits is lost.
        fs.writeSync(1, [order, said, process.argv.length].join(' ') + '\\n');
        fs.writeSync(2, 'done\\n');
        process.exit(7);
      });
    `),
  );
  // Only once it has closed the pipe does this end, while the program still runs.
  expect(await text(cell.signs)).toBe('ready');
  // Both from the beginning: what nobody reads, Node throws away as a process ends.
  const said = Promise.all([text(cell.stdout), text(cell.stderr)]);
  cell.orders.end('order');
  cell.stdin.write('input');
  expect(await said).toEqual(['order input 1\n', 'done\n']);
  expect(await cell.ended).toEqual({ exitCode: 7, signal: undefined, broke: undefined, trouble: undefined });
});

test('the guard is reached at its socket, and nothing of ours is open inside', async () => {
  needs('bwrap');
  const folder = scratch();
  const { out } = await run(
    await open({ folder }),
    folder,
    node(`
      require('net').connect('/run/guard.sock').on('data', (said) => {
        const { readdirSync, readlinkSync } = require('fs');
        const files = readdirSync('/proc/1/fd').map((fd) => readlinkSync('/proc/1/fd/' + fd).split(':')[0]);
        console.log(String(said), readdirSync('/').join(), require('os').userInfo().username, process.cwd());
      });
    `),
  );
  expect(out).toMatch(/^hello dev,etc,lib,.*tmp,usr user \/tmp$/);
});

test('a signal that ends it is told by name', async () => {
  needs('bwrap');
  const folder = scratch();
  const { end } = await run(await open({ folder }), folder, node("process.kill(process.pid, 'SIGTERM')"));
  expect(end).toMatchObject({ exitCode: undefined, signal: 'SIGTERM' });
});

test('killed, it takes all with it that it started', async () => {
  needs('bwrap');
  const word = `ibs-test-${process.pid}-killed`;
  const cell = await begin(
    scratch(),
    node(`
      process.on('SIGTERM', () => {});
      const { spawn } = require('child_process');
      const forever = ['-e', 'setInterval(() => {}, 1000)', '${word}'];
      for (let i = 0; i < 2; i++) spawn(process.execPath, forever, { detached: true, stdio: 'ignore' }).unref();
      console.log('started');
      setInterval(() => {}, 1000);
    `),
  );
  await new Promise((resolve) => cell.stdout.once('data', resolve));
  await until(() => processesWith(word).length >= 3);
  cell.kill();
  expect(await cell.ended).toMatchObject({ signal: 'SIGKILL', broke: undefined, trouble: undefined });
  expect(processesWith(word)).toEqual([]);
});

test('killed before it has begun, it never begins', async () => {
  needs('bwrap');
  const folder = scratch();
  const walls = await open({ folder });
  const word = `ibs-test-${process.pid}-unborn`;
  const { cell, server } = await start(walls, folder, node(`/* ${word} */ setInterval(() => {}, 1000)`));
  cell.kill();
  await cell.ended;
  server.close();
  expect(processesWith(word)).toEqual([]);
});

test('what it leaves running ends with it', async () => {
  needs('bwrap');
  const folder = scratch();
  const word = `ibs-test-${process.pid}-left`;
  const { end } = await run(
    await open({ folder }),
    folder,
    node(`
      const { spawn } = require('child_process');
      const forever = ['-e', 'setInterval(() => {}, 1000)', '${word}'];
      spawn(process.execPath, forever, { detached: true, stdio: 'ignore' }).unref();
    `),
  );
  expect(end).toMatchObject({ exitCode: 0 });
  expect(processesWith(word)).toEqual([]);
  expect(groupsOf(process.pid)).toEqual([]);
});

test('when we are killed ourselves nothing of it goes on', async () => {
  needs('bwrap');
  const folder = scratch();
  const word = `ibs-test-${process.pid}-orphan`;
  const owner = elsewhere({ folder }, node(`/* ${word} */ setInterval(() => {}, 1000)`));
  owner.ran.catch(() => {});
  // The owner has the word in its arguments too, then bubblewrap, its first process, prlimit or node.
  await until(() => processesWith(word).length >= 4);
  owner.process.kill('SIGKILL');
  await until(() => processesWith(word).length === 0);
  // Whoever comes next takes away the groups that were left.
  await open({ folder });
  expect(groupsOf(owner.process.pid)).toEqual([]);
});

test('it stands back: killed first where memory ends, and with one share of the processors for all it starts', async () => {
  needs('bwrap');
  const word = `ibs-test-${process.pid}-behind`;
  const cell = await begin(
    scratch(),
    node(`/* ${word} */ console.log('started'); setInterval(() => {}, 1000)`),
  );
  await new Promise((resolve) => cell.stdout.once('data', resolve));
  const pids = processesWith(word).map(Number);
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) {
    const groups = readFileSync(`/proc/${pid}/cgroup`, 'utf8');
    const hasShare = /^\d+:(.*,)?cpu(,.*)?:.*\/ibs-/m.test(groups);
    expect(readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8')).toBe('1000\n');
    if (!hasShare && !/^0::.*\/ibs-/m.test(groups)) expect(getPriority(pid)).toBeGreaterThan(getPriority());
  }
});

test('a file that is not there is told as trouble', async () => {
  needs('bwrap');
  const folder = scratch();
  const program = { ...node(''), files: { [join(folder, 'missing')]: '/missing' } };
  const { end } = await run(await open({ folder }), folder, program);
  expect(end.trouble).toContain('missing');
});

test('a program of a language that is not there is told as trouble', async () => {
  needs('bwrap');
  const folder = scratch();
  const { end } = await run(await open({ folder }), folder, { runtime: 'python', code: '' });
  expect(end.trouble).toBe('there is no python to run it with');
});

test('files beside each other are all seen where they were promised', async () => {
  needs('bwrap');
  const folder = scratch();
  const names = ['one.txt', 'two.txt'];
  for (const name of names) writeFileSync(join(folder, name), name);
  const files = Object.fromEntries(names.map((name) => [join(folder, name), `/runner/deep/${name}`]));
  const code = "console.log(require('fs').readdirSync('/runner/deep').join())";
  expect(await run(await open({ folder }), folder, { ...node(code), files })).toMatchObject({
    out: 'one.txt,two.txt',
  });
});

test('a folder in which nothing can be written is told as what it is', async () => {
  needs('bwrap');
  await expect(open({ folder: '/dev/null' })).rejects.toMatchObject({
    kind: sandboxFaults.folder_unusable,
    message: expect.stringContaining('/dev/null/own'),
  });
});

test('while a cell of root’s lives no other is the same user', async ({ skip }) => {
  needs('bwrap');
  if (process.getuid?.() !== 0) skip('not root: all cells are the user who started them');
  const words = ['first', 'second'].map((word) => `alone-${process.pid}-${word}`);
  const [first = [], second = []] = await Promise.all(
    words.map(async (word) => {
      await begin(scratch(), node(`setInterval(() => {}, 1000); // ${word}`));
      await until(() => usersOf(word).length > 0);
      return usersOf(word);
    }),
  );
  expect(first.filter((user) => second.includes(user))).toEqual([]);
});
