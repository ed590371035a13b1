// Tries to let somebody else in: opens Node's debugger on the port it is told, and waits for a visitor.
import { open } from 'node:inspector';

const [, , port] = process.argv;
open(Number(port), '127.0.0.1');
setTimeout(() => process.exit(), 800);
console.log(`listening on ${port}`);
