// Tries to find a secret among the variables of those who started it. Escaped when it found the name it looked for.
import { readdirSync, readFileSync } from 'node:fs';

const SECRET = 'ESCAPE_SECRET';
const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
const readable = ['self', '1', ...pids].flatMap((pid) => {
  try {
    return [readFileSync(`/proc/${pid}/environ`, 'utf8')];
  } catch {
    return [];
  }
});
const found = SECRET in process.env || readable.some((text) => text.includes(`${SECRET}=`));
console.log(found ? `ESCAPED: knows ${SECRET}` : `held: no secret in ${readable.length} environments`);
