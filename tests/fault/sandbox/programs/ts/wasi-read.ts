// Tries to get a folder outside opened for WebAssembly, by code that does not go through Node's `fs`.
import { dirname } from 'node:path';
import { WASI } from 'node:wasi';

const [, , note = ''] = process.argv;
new WASI({ version: 'preview1', preopens: { '/outside': dirname(note) } });
console.log(`ESCAPED: WebAssembly has ${dirname(note)}`);
