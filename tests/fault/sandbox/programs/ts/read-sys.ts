// Tries to read what the kernel tells of this machine's devices.
import { readdirSync } from 'node:fs';

console.log(`ESCAPED: the machine has the cards ${readdirSync('/sys/class/net').join(', ')}`);
