// Tries to fill whatever keeps its output. Stops by itself at the bytes it is told.
import { writeSync } from 'node:fs';

const [, , most] = process.argv;
const line = Buffer.from(`${'x'.repeat(4095)}\n`);
let written = 0;
while (written < Number(most)) {
  try {
    written += writeSync(1, line);
  } catch {
    // Whoever reads is slower: EAGAIN.
  }
}
console.log(`ESCAPED: was heard for ${written} bytes`);
