// Tries to reach a unix socket that has a name but no file, as desktops and container engines use.
import { once } from 'node:events';
import { connect } from 'node:net';

const [, , name = ''] = process.argv;
const socket = connect({ path: `\0${name}` });
await once(socket, 'connect');
console.log(`ESCAPED: reached the abstract socket ${name}`);
socket.destroy();
