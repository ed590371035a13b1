// Tries to read a file outside through a link that lies in its own folder.
import { readFileSync, symlinkSync } from 'node:fs';

const [, , note = ''] = process.argv;
symlinkSync(note, 'innocent.txt');
console.log(`ESCAPED: read ${readFileSync('innocent.txt', 'utf8').length} letters by a link`);
