import { chmodSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CellEnd, Walls } from '../../../../harness/sandbox/cell.js';
import type { WallName } from '../../../../harness/sandbox/walls/wall.js';
import { needs } from '../../../run/needs.js';
import { findProgram } from '../../../run/programs.js';
import { open, type Program, run } from './behind.js';

interface Attempt extends Omit<Program, 'runtime'> {
  readonly wall: WallName;
  /** What is tried: it prints `out` where it succeeds. */
  readonly tries: string;
  readonly broke?: CellEnd['broke'];
}

const MIB = 1024 ** 2;
const SECRET = { IBS_TEST_SECRET: 'known only to us' };

const LIBC = 'import ctypes; libc = ctypes.CDLL(None, use_errno=True)\n';

/** Compares a namespace of the program's with that of the test. */
function namespace(wall: WallName, name: string): Attempt {
  const ours = readlinkSync(`/proc/self/ns/${name}`);
  return {
    wall,
    tries: `to share our ${name} namespace`,
    code: `import os; print('out' if os.readlink('/proc/self/ns/${name}') == '${ours}' else 'held')`,
  };
}

const attempts: readonly Attempt[] = [
  namespace('processes', 'pid'),
  namespace('ipc', 'ipc'),
  namespace('hostname', 'uts'),
  namespace('cgroups', 'cgroup'),
  {
    wall: 'processes',
    tries: 'to see a process of ours',
    code: `print('out' if open('/proc/${process.pid}/cmdline').read() else 'held')`,
  },
  {
    wall: 'terminal',
    tries: 'to stay in our session',
    // That of a process outside is told as 0.
    code: "import os; print('out' if os.getsid(0) == 0 else 'held')",
  },
  {
    wall: 'nested-namespaces',
    tries: 'to make a user namespace',
    code: `${LIBC}print('held' if libc.unshare(0x10000000) else 'out')`,
  },
  {
    wall: 'capabilities',
    tries: 'to have capabilities',
    code: "print('held' if 'CapEff:\\t0000000000000000' in open('/proc/self/status').read() else 'out')",
  },
  {
    wall: 'environment',
    tries: 'to read our environment',
    code: "import os; print('out' if 'IBS_TEST_SECRET' in os.environ else 'held')",
  },
  {
    wall: 'files',
    tries: 'to read a file of the machine',
    code: "print('out' if open('/etc/group').read() else 'held')",
  },
  {
    wall: 'disk',
    tries: 'to keep more than was allowed',
    code: "for i in range(2): open(f'/tmp/{i}', 'wb').write(bytes(1_500_000))\nprint('out')",
    limits: { diskBytes: MIB },
  },
  {
    wall: 'file-size',
    tries: 'to make a file larger than the scratch folder',
    code: "open('/tmp/sparse', 'wb').truncate(10_000_000)\nprint('out')",
    limits: { diskBytes: MIB },
  },
  {
    wall: 'writing',
    tries: 'to write beside the scratch folder',
    code: "import os; os.mkdir('/etc/new'); os.mkdir('/dev/new'); os.mkdir('/new'); print('out')",
  },
  {
    wall: 'writing',
    tries: 'to be killed later than others where memory ends',
    code: `import os
file = os.open('/proc/self/oom_score_adj', os.O_RDWR)
os.write(file, os.read(file, 10))
print('out')`,
  },
  {
    wall: 'seccomp',
    tries: 'to read its keyring',
    code: `import platform\n${LIBC}number = {'x86_64': 250, 'aarch64': 219}[platform.machine()]
print('held' if libc.syscall(number, 0, -4, 1) == -1 else 'out')`,
  },
  {
    wall: 'seccomp',
    tries: 'to open a socket to virtual machines',
    code: "import socket; socket.socket(40, socket.SOCK_STREAM); print('out')",
  },
  {
    wall: 'memory',
    tries: 'to use more memory than was allowed',
    code: "x = b'1' * 100_000_000; print('out')",
    limits: { memoryBytes: 64 * MIB },
  },
  {
    wall: 'memory',
    tries: 'to use more memory than was allowed, in several processes',
    code: `import os, time
r, w = os.pipe()
for i in range(4):
    if os.fork() == 0:
        x = b'1' * 25_000_000
        os.write(w, b'1')
        time.sleep(60)
got = 0
while got < 4: got += len(os.read(r, 4))
time.sleep(1)
print('out')`,
    limits: { memoryBytes: 64 * MIB },
  },
  {
    wall: 'process-count',
    tries: 'to start more processes than was allowed',
    code: `import os, time
for i in range(20):
    if os.fork() == 0: time.sleep(60)
print('out')`,
    limits: { processes: 10 },
  },
  {
    wall: 'cpu',
    tries: 'to use more time than was allowed, in several processes',
    code: `import os, time
children = [os.fork() for i in range(2)]
while time.process_time() < 0.5: pass
if all(children):
    for child in children: os.waitpid(child, 0)
    print('out')`,
    limits: { cpu: 0.4 },
    broke: 'cpu',
  },
  {
    wall: 'open-files',
    tries: 'to open more files than was allowed',
    code: "files = [open('/dev/null') for i in range(40)]; print('out')",
    limits: { openFiles: 32 },
  },
];

function pythonOrNone(): string | undefined {
  const python = findProgram('python');
  return 'path' in python ? python.path : undefined;
}

let folder = '';
let held: Promise<Walls>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ibs-walls-'));
  chmodSync(folder, 0o755);
  held = open({ folder, python: pythonOrNone(), env: SECRET });
  // A machine without bubblewrap skips every test that would have told.
  held.catch(() => {});
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(attempts)('$wall: holds a program that tries $tries, and is what holds it', async (attempt) => {
  needs('bwrap');
  const python = needs('python');
  const program: Program = { ...attempt, runtime: 'python' };
  const { out, end } = await run(await held, folder, program);
  expect(out).not.toContain('out');
  expect(end.trouble).toBeUndefined();
  if (attempt.broke) expect(end.broke).toBe(attempt.broke);
  const opened = await open({ folder, python, env: SECRET, without: [attempt.wall] });
  const free = await run(opened, folder, program);
  expect({ out: free.out, err: free.err }).toEqual({ out: 'out', err: '' });
});

test('network: a port of the machine leads nowhere', async () => {
  needs('bwrap');
  const server = createServer((connection) => connection.end('out'));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const program: Program = {
    runtime: 'node',
    code: `require('net').connect(${port}, '127.0.0.1').on('error', (e) => console.log(e.code)).pipe(process.stdout)`,
  };
  const { out } = await run(await held, folder, program);
  expect(out).toBe('ECONNREFUSED');
  expect(await run(await open({ folder, without: ['network'] }), folder, program)).toMatchObject({
    out: 'out',
  });
});

test('writing: a file that is shown inside stays as it is, also where everybody may write to it', async () => {
  needs('bwrap');
  const shown = join(folder, 'shown');
  const program: Program = {
    runtime: 'node',
    code: "require('fs').writeFileSync('/shown', 'changed')",
    files: { [shown]: '/shown' },
  };
  writeFileSync(shown, 'as it was');
  chmodSync(shown, 0o666);
  const { err } = await run(await held, folder, program);
  expect(err).toContain('EROFS');
  expect(readFileSync(shown, 'utf8')).toBe('as it was');
  await run(await open({ folder, without: ['writing'] }), folder, program);
  expect(readFileSync(shown, 'utf8')).toBe('changed');
});

test("user: root's own files stay closed, though they are shown inside", async ({ skip }) => {
  needs('bwrap');
  if (process.getuid?.() !== 0) skip('only root starts cells as another user');
  const secret = join(folder, 'secret');
  const program: Program = {
    runtime: 'node',
    code: "console.log(require('fs').readFileSync('/secret', 'utf8'))",
    files: { [secret]: '/secret' },
  };
  writeFileSync(secret, 'out', { mode: 0o600 });
  const { err } = await run(await held, folder, program);
  expect(err).toContain('EACCES');
  expect(await run(await open({ folder, without: ['user'] }), folder, program)).toMatchObject({
    out: 'out',
  });
});
