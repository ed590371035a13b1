// Tries to open more files than it may, up to as many as it is told.
import { openSync } from 'node:fs';

const [, , most] = process.argv;
for (let count = 0; count < Number(most); count += 1) openSync('/dev/null', 'r');
console.log(`ESCAPED: ${most} files are open`);
