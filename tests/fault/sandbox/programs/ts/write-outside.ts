// Tries to add a line to a file that anybody may write to. Escaped when it could.
import { appendFileSync } from 'node:fs';

const [, , note = ''] = process.argv;
appendFileSync(note, 'the program was here\n');
console.log(`ESCAPED: wrote to ${note}`);
