import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { WallName } from '../../../../harness/sandbox/reduced/wall-names.js';
import { runReduced, temporaryFolder } from './cell.js';

/** A program prints `done` when it could; what it is given lies in `at`. */
interface Attempt {
  readonly wall: WallName;
  readonly what: string;
  readonly node?: string;
  readonly python?: string;
  /** What it is told, where it is told anything. */
  readonly told?: RegExp;
}

const REFUSAL = /the sandbox|Access to this API has been restricted|addons is disabled/;

const attempts: readonly Attempt[] = [
  {
    wall: 'files',
    what: 'reads a file of the user',
    node: `(await import('node:fs')).readFileSync(at.secret); console.log('done')`,
    python: `open(at['secret']).read(); print('done')`,
  },
  {
    wall: 'files',
    what: 'reads the list of users',
    node: `(await import('node:fs')).readFileSync('/etc/passwd'); console.log('done')`,
    python: `open('/etc/passwd').read(); print('done')`,
  },
  {
    wall: 'files',
    what: 'reads by climbing out of its own folder',
    node: `const { relative } = await import('node:path');
      (await import('node:fs')).readFileSync(relative(process.cwd(), at.secret)); console.log('done')`,
    python: `import os; open(os.getcwd() + '/' + os.path.relpath(at['secret'])).read(); print('done')`,
  },
  {
    wall: 'files',
    what: 'lists a folder',
    node: `(await import('node:fs')).readdirSync(at.folder); console.log('done')`,
    python: `import os; os.listdir(at['folder']); print('done')`,
  },
  {
    wall: 'files',
    what: 'reads the environment of the process that started it',
    node: `(await import('node:fs')).readFileSync('/proc/' + process.ppid + '/environ'); console.log('done')`,
    python: `import os; open(f'/proc/{os.getppid()}/environ').read(); print('done')`,
  },
  {
    wall: 'files',
    what: 'reads through a link of its own making',
    python: `import os; os.symlink(at['secret'], 'link'); open('link').read(); print('done')`,
  },
  {
    wall: 'files',
    what: 'reads relative to an open folder',
    python: `import os; os.open('secret.txt', os.O_RDONLY, dir_fd=os.open(at['folder'], os.O_RDONLY)); print('done')`,
  },
  {
    wall: 'writing',
    what: 'writes a file elsewhere',
    node: `(await import('node:fs')).writeFileSync(at.target, ''); console.log('done')`,
    python: `open(at['target'], 'w'); print('done')`,
  },
  {
    wall: 'writing',
    what: 'removes a file of the user',
    node: `(await import('node:fs')).unlinkSync(at.secret); console.log('done')`,
    python: `import os; os.remove(at['secret']); print('done')`,
  },
  {
    wall: 'writing',
    what: 'writes a database elsewhere',
    python: `import sqlite3; sqlite3.connect(at['target']).execute('create table a(b)'); print('done')`,
  },
  {
    wall: 'writing',
    what: 'has V8 write elsewhere about itself',
    node: `(await import('node:v8')).setFlagsFromString('--redirect-code-traces-to=' + at.target); console.log('done')`,
  },
  {
    wall: 'writing',
    what: 'has Node write elsewhere about itself',
    node: `process.report.directory = at.folder; process.report.writeReport('target'); console.log('done')`,
    told: /writeReport is not a function|object is not extensible/,
  },
  {
    wall: 'writing',
    what: 'makes a pipe elsewhere',
    python: `import os; os.mkfifo(at['target']); print('done')`,
  },
  {
    wall: 'process-count',
    what: 'starts another program',
    node: `const { status, error } = (await import('node:child_process')).spawnSync('/bin/true');
      if (status !== 0) throw error; console.log('done')`,
    python: `import subprocess; subprocess.run(['/bin/true'], check=True); print('done')`,
  },
  {
    wall: 'process-count',
    what: 'divides itself',
    node: `const { Worker } = await import('node:worker_threads');
      new Worker('1', { eval: true }).on('exit', () => console.log('done'))`,
    python: `import os
if os.fork() == 0: os._exit(0)
os.wait(); print('done')`,
  },
  {
    wall: 'process-count',
    what: 'starts another program in a roundabout way',
    python: `import multiprocessing
if __name__ == '__main__':
    process = multiprocessing.get_context('spawn').Process(target=len, args=('',)); process.start(); process.join(); print('done')`,
  },
  {
    wall: 'processes',
    what: 'signals another process',
    node: `process.kill(at.victim, 'SIGTERM'); console.log('done')`,
    python: `import os; os.kill(at['victim'], 15); print('done')`,
  },
  {
    wall: 'processes',
    what: 'signals another process that it holds open',
    python: `import os, signal
if hasattr(os, 'pidfd_open'): signal.pidfd_send_signal(os.pidfd_open(at['victim']), 15)
else: os.kill(at['victim'], 15)
print('done')`,
  },
  {
    wall: 'native-code',
    what: 'calls native code',
    node: `process.dlopen({ exports: {} }, at.addon); console.log('done')`,
    python: `import ctypes; ctypes.CDLL(None).getppid(); print('done')`,
  },
  {
    wall: 'native-code',
    what: 'lets a database load native code',
    python: `import sqlite3
connection = sqlite3.connect(':memory:')
if hasattr(connection, 'enable_load_extension'): connection.enable_load_extension(True); print('done')
else: raise PermissionError('not even without the sandbox')`,
  },
  {
    wall: 'network',
    what: 'connects to another port',
    node: `(await import('node:net')).connect(at.port, '127.0.0.1', () => { console.log('done'); process.exit() })`,
    python: `import socket; socket.create_connection(('127.0.0.1', at['port'])); print('done')`,
  },
  {
    wall: 'network',
    what: 'connects to another port by the lowest means',
    python: `import _socket; s = _socket.socket(); s.connect(('127.0.0.1', at['port'])); print('done')`,
  },
  {
    wall: 'network',
    what: 'changes how connections are made',
    node: `const { Socket } = await import('node:net'); Socket.prototype.connect = () => {}; console.log('done')`,
    told: /read only property 'connect'/,
  },
  {
    wall: 'network',
    what: 'asks an HTTP server',
    node: `await fetch('http://127.0.0.1:' + at.port); console.log('done')`,
    python: `import urllib.request; urllib.request.urlopen(f"http://127.0.0.1:{at['port']}"); print('done')`,
  },
  {
    wall: 'network',
    what: 'connects to the socket of another program',
    node: `(await import('node:net')).connect(at.socket, () => { console.log('done'); process.exit() })`,
    python: `import socket; socket.socket(socket.AF_UNIX).connect(at['socket']); print('done')`,
  },
  {
    wall: 'network',
    what: 'sends a datagram',
    node: `(await import('node:dgram')).createSocket('udp4').send('hi', at.udp, '127.0.0.1', (error) => {
      if (error) throw error; console.log('done'); process.exit() })`,
    python: `import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'hi', ('127.0.0.1', at['udp'])); print('done')`,
  },
  {
    wall: 'network',
    what: 'listens',
    node: `(await import('node:net')).createServer().listen(0, () => { console.log('done'); process.exit() })`,
    python: `import socket; socket.create_server(('127.0.0.1', 0)); print('done')`,
  },
  {
    wall: 'environment',
    what: 'sees what this process was told',
    node: `if (process.env.VITEST) console.log('done')`,
    python: `import os
if os.environ.get('VITEST'): print('done')`,
    told: /^$/,
  },
];

const rows = attempts.flatMap(({ wall, what, node, python, told = REFUSAL }) => [
  ...(node === undefined ? [] : [{ wall, what, runtime: 'node', code: node, told } as const]),
  ...(python === undefined ? [] : [{ wall, what, runtime: 'python', code: python, told } as const]),
]);

test.each(rows)(
  '$wall, $runtime: a program that $what is refused, and is not without the wall',
  async (row) => {
    const surroundings = await makeSurroundings();
    const { wall, runtime } = row;
    const { at, files } = surroundings;
    const prelude = {
      node: `const at = JSON.parse(process.argv[2]);\n`,
      python: `import json, sys\nat = json.loads(sys.argv[1])\n`,
    };
    const program = { runtime, code: prelude[runtime] + row.code, args: [JSON.stringify(at)], files };
    const held = await runReduced(program);
    expect(held.stdout, held.stderr).toBe('');
    expect(held.trouble).toBeUndefined();
    surroundings.isUnharmed();
    const free = await runReduced({ ...program, without: [wall] });
    expect(free.stdout, free.stderr).toBe('done\n');
  },
);

/** A file, a process, and servers of this machine that a program behind walls has no business with. */
async function makeSurroundings() {
  const folder = temporaryFolder();
  const [secret, target] = [join(folder, 'secret.txt'), join(folder, 'target')];
  writeFileSync(secret, 'secret');
  const victim = spawn('sleep', ['60']);
  onTestFinished(() => void victim.kill('SIGKILL'));
  const http = createServer((stream) => stream.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n'));
  const unix = createServer((stream) => stream.end());
  const udp = createSocket('udp4');
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => unix.listen(join(folder, 'other.sock'), resolve));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  let visits = 0;
  for (const server of [http, unix]) {
    server.on('connection', (stream) => {
      visits += 1;
      stream.on('error', () => {});
    });
  }
  udp.on('message', () => (visits += 1));
  onTestFinished(() => {
    http.close();
    unix.close();
    udp.close();
  });
  const addon = join(
    createRequire(import.meta.url).resolve('better-sqlite3/package.json'),
    '../build/Release',
  );
  return {
    at: {
      folder,
      secret,
      target,
      victim: victim.pid,
      addon: join(addon, 'better_sqlite3.node'),
      port: (http.address() as AddressInfo).port,
      udp: udp.address().port,
      socket: join(folder, 'other.sock'),
    },
    files: { [addon]: '/addon' },
    isUnharmed() {
      expect(readFileSync(secret, 'utf8')).toBe('secret');
      expect(existsSync(target)).toBe(false);
      expect(victim.exitCode ?? victim.signalCode).toBeNull();
      expect(visits).toBe(0);
    },
  };
}
