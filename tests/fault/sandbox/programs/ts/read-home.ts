// Tries to look into the home folder it is told of. Escaped when it could be listed.
import { readdirSync } from 'node:fs';

const [, , home = ''] = process.argv;
console.log(`ESCAPED: listed ${readdirSync(home).length} entries of ${home}`);
