import { duplexPair } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../../../run/needs.js';
import { type Language, openScene, type Scene } from '../scene.js';

const NODE = `
import { connect } from 'node:net';
const socket = connect(4002, '127.0.0.1', () => { socket.write('hello'); END });
`;
const PYTHON = `
import socket
one = socket.create_connection(('127.0.0.1', 4002))
one.sendall(b'hello')
END
`;

const programs: readonly (readonly [what: string, language: Language, code: string, last: string])[] = [
  ['Node, by the exit', 'ts', NODE.replace('END', 'process.exit(0);'), 'hello\0\0\0\0'],
  ['Node, closed', 'ts', NODE.replace('END', 'socket.end();'), 'hello'],
  ['Node, closed as it exits', 'ts', NODE.replace('END', 'socket.end(); process.exit(0);'), 'hello'],
  ['Node, crashed', 'ts', NODE.replace('END', "throw new Error('so');"), 'hello\0\0\0\0'],
  ['Python, by the end', 'python', PYTHON.replace('END', ''), 'hello\0\0\0\0'],
  ['Python, closed', 'python', PYTHON.replace('END', 'one.close()'), 'hello'],
  ['Python, crashed', 'python', PYTHON.replace('END', "raise ValueError('so')"), 'hello\0\0\0\0'],
];

describeWith('bwrap', 'a frame of nothing ends a connection that its program has not closed', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  test.each(programs)('%s', async (_what, language, code, last) => {
    let heard = '';
    const [near, far] = duplexPair();
    near.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
    });
    near.on('end', () => near.end());
    await scene.run(language, code, {
      connect(stream) {
        stream.pipe(far).pipe(stream);
      },
    });
    expect(heard).toBe(last);
  });
});
