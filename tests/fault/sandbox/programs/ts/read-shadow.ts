// Tries to read the passwords' hashes. Escaped when it read anything.
import { readFileSync } from 'node:fs';

console.log(`ESCAPED: read ${readFileSync('/etc/shadow').length} bytes of hashes`);
