// Tries to read a file outside from a process of its own.
import { execFileSync } from 'node:child_process';

const [, , note = ''] = process.argv;
const code = 'process.stdout.write(require("node:fs").readFileSync(process.argv[1]))';
console.log(`ESCAPED: a child read ${execFileSync(process.execPath, ['-e', code, note]).length} letters`);
