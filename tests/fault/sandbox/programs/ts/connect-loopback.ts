// Tries to reach another program on this machine, on 127.0.0.1 and by the name localhost.
import { connect } from 'node:net';

const [, , port] = process.argv;
const hosts = ['127.0.0.1', 'localhost'];
const errors = await Promise.all(hosts.map((host) => reach(host)));
console.log(errors.includes('') ? `ESCAPED: reached port ${port}` : `held: ${errors.join(', ')}`);

function reach(host: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), host, () => resolve(''));
    socket.on('error', (error) => resolve(String(error)));
    socket.setTimeout(1000, () => socket.destroy(new Error('no answer')));
  });
}
