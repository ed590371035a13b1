import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, needs } from '../../../run/needs.js';
import { type Language, openScene, type Programs, type Scene } from '../scene.js';

const MIB = 1024 * 1024;

/** Connects to each port by each name, and prints what comes back. */
const knocking: Programs = {
  ts: `import { connect } from 'node:net';
for (const host of ['127.0.0.1', 'localhost', '::1']) {
  for (const port of [4001, 4002, 7496, 7497]) {
    const socket = connect(port, host);
    socket.end(host + ' ' + port + ';');
    for await (const chunk of socket) process.stdout.write(chunk);
  }
}`,
  python: `import socket
for host in ('127.0.0.1', 'localhost', '::1'):
    for port in (4001, 4002, 7496, 7497):
        with socket.create_connection((host, port)) as sock:
            sock.sendall(f'{host} {port};'.encode())
            sock.shutdown(socket.SHUT_WR)
            while chunk := sock.recv(4096):
                print(chunk.decode(), end='')`,
};

const elsewhere: Programs = {
  ts: `import { connect } from 'node:net';
for (const port of [4003, 80]) {
  await new Promise((resolve) => connect(port, '127.0.0.1').on('error', (e: any) => resolve(console.log(e.code))));
}`,
  python: `import socket
for port in (4003, 80):
    try: socket.create_connection(('127.0.0.1', port))
    except ConnectionRefusedError: print('ECONNREFUSED')`,
};

/** Sends much without reading, then reads all that comes back. */
const loading: Programs = {
  ts: `import { connect } from 'node:net';
import { createHash } from 'node:crypto';
const socket = connect(4002, '127.0.0.1');
const hash = createHash('md5');
const sent = Buffer.alloc(${8 * MIB}, 'abcdefg');
socket.end(sent);
let length = 0;
for await (const chunk of socket) { hash.update(chunk); length += chunk.length; }
console.log(length, hash.digest('hex'));`,
  python: `import hashlib, socket, threading
sock = socket.create_connection(('127.0.0.1', 4002))
sent = (b'abcdefg' * ${8 * MIB})[:${8 * MIB}]
threading.Thread(target=lambda: (sock.sendall(sent), sock.shutdown(socket.SHUT_WR))).start()
got = hashlib.md5(); length = 0
while chunk := sock.recv(65536):
    got.update(chunk); length += len(chunk)
print(length, got.hexdigest())`,
};

/** Sends, and is gone in the same moment. */
const leaving: Programs = {
  ts: `import { connect } from 'node:net';
const socket = connect(4002, '127.0.0.1', () => { socket.write('the last order'); process.exit(0); });`,
  python: `import socket, sys
sock = socket.create_connection(('127.0.0.1', 4002))
sock.sendall(b'the last order')
sys.exit(0)`,
};

const crashing: Programs = {
  ts: `import { connect } from 'node:net';
const socket = connect(4002, '127.0.0.1', () => { socket.write('the last order'); throw new Error('crash'); });`,
  python: `import socket
sock = socket.create_connection(('127.0.0.1', 4002))
sock.sendall(b'the last order')
raise RuntimeError('crash')`,
};

/** Waits until the other side has gone. */
const waiting: Programs = {
  ts: `import { connect } from 'node:net';
const socket = connect(4002, '127.0.0.1');
for await (const chunk of socket) console.log(String(chunk));
console.log('over');`,
  python: `import socket
sock = socket.create_connection(('127.0.0.1', 4002))
while chunk := sock.recv(4096): print(chunk.decode())
print('over')`,
};

/** Sends back what comes. */
function echo(stream: Duplex): void {
  stream.pipe(stream);
}

describeWith('bwrap', 'the relay inside', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  describe.each(['ts', 'python'] as const)('for %s', (language: Language) => {
    const run = (programs: Programs, connect: (stream: Duplex) => void) => {
      if (language === 'python') needs('python');
      return scene.run(language, programs[language], { connect });
    };

    test('leads every port of IB, by every name of this machine, to the guard', async () => {
      const { out, err } = await run(knocking, echo);
      expect({ out: out.split(';').slice(0, -1), err }).toEqual({
        out: ['127.0.0.1', 'localhost', '::1'].flatMap((host) =>
          [4001, 4002, 7496, 7497].map((port) => `${host} ${port}`),
        ),
        err: '',
      });
    });

    test('leads nothing else there', async () => {
      const { out } = await run(elsewhere, echo);
      expect(out).toBe('ECONNREFUSED\nECONNREFUSED\n');
    });

    test('carries much, both ways, whoever is slow', async () => {
      const sent = Buffer.alloc(8 * MIB, 'abcdefg');
      const { out, err } = await run(loading, echo);
      expect({ out, err }).toEqual({
        out: `${sent.length} ${createHash('md5').update(sent).digest('hex')}\n`,
        err: '',
      });
    });

    test.each([
      ['exits', leaving, 'finished'],
      ['crashes', crashing, 'failed'],
    ] as const)('hands on what a program sent just before it %s', async (_, programs, ending) => {
      let got = '';
      const result = await run(programs, (stream) => {
        stream.on('data', (chunk: Buffer) => {
          got += chunk;
        });
      });
      // The frame of nothing says that it had not closed the connection.
      expect({ got, ending: result.ending }).toEqual({ got: 'the last order\0\0\0\0', ending });
    });

    test('tells the program that the other side has ended', async () => {
      const { out } = await run(waiting, (stream) => void stream.end('hello'));
      expect(out).toBe('hello\nover\n');
    });

    test('tells the program that nobody serves it any more', async () => {
      const { out, ending } = await run(waiting, (stream) => void stream.destroy());
      expect({ out, ending }).toEqual({ out: 'over\n', ending: 'finished' });
    });
  });

  test('is not stalled by a program in Python that computes', async () => {
    needs('python');
    const code = `import socket, threading, time
sock = socket.create_connection(('127.0.0.1', 4002))
sock.sendall(b'x')
deadline = time.monotonic() + 0.3
while time.monotonic() < deadline: pass
sock.setblocking(False)
print(sock.recv(10))`;
    const { out } = await scene.run('python', code, { connect: echo });
    expect(out).toBe("b'x'\n");
  });
});
