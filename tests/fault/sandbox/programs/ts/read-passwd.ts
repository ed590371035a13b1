// Tries to read who has an account on this machine. Escaped when root's home folder is among what it read.
import { readFileSync } from 'node:fs';

const users = readFileSync('/etc/passwd', 'utf8');
if (users.includes(':/root:')) console.log('ESCAPED: read the list of users');
else console.log(`held: a list of ${users.trim().split('\n').length} made-up users`);
