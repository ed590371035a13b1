// Tries to reach another program on this machine by IPv6.
import { once } from 'node:events';
import { connect } from 'node:net';

const [, , port] = process.argv;
const socket = connect(Number(port), '::1');
socket.setTimeout(1000, () => socket.destroy(new Error('no answer')));
await once(socket, 'connect');
console.log(`ESCAPED: reached port ${port} of ::1`);
socket.destroy();
