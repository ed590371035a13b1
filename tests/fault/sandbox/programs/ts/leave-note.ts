// Tries to change the next run: leaves a library of its own where programs look for theirs, and a note. The second
// run of the same program finds what the first has left.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

await import('rxjs').catch(() => {});
if (existsSync('note-to-the-next')) console.log('ESCAPED: has heard from the run before');
writeFileSync('note-to-the-next', 'hello');
mkdirSync('node_modules/rxjs', { recursive: true });
writeFileSync('node_modules/rxjs/package.json', '{ "name": "rxjs", "main": "index.js" }');
writeFileSync('node_modules/rxjs/index.js', 'console.log("ESCAPED: runs in the next program")');
