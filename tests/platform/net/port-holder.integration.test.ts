import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findPortHolder } from '../../../platform/net/port-holder.js';

const LISTENER = `
  const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
    console.log(server.address().port);
  });
`;

describe.runIf(process.platform === 'linux')('who holds a port', () => {
  it('is found among all processes, by name but without the rest of its command line', async () => {
    const child = spawn(process.execPath, ['-e', LISTENER, 'password'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill());
    const [line] = await once(child.stdout, 'data');
    const holder = await findPortHolder(Number(String(line)));
    expect(holder).toEqual({ pid: child.pid, command: 'node' });
  });

  it('is nobody when the port is free', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
    server.close();
    await once(server, 'close');
    expect(await findPortHolder(address.port)).toBeUndefined();
  });
});
