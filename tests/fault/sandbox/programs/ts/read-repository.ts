// Tries to read the project that the sandbox belongs to, whose folder it is told of. Escaped when it could.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , folder = ''] = process.argv;
const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
console.log(`ESCAPED: read ${name}'s own files`);
