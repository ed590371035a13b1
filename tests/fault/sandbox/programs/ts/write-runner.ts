// Tries to change the runner, so that the next program runs what this one likes. It only opens it for writing.
import { openSync, readFileSync } from 'node:fs';

const runner = readFileSync('/proc/self/cmdline', 'utf8')
  .split('\0')
  .find((word) => word.endsWith('runner.cjs'));
openSync(runner ?? '', 'r+');
console.log(`ESCAPED: may change ${runner}`);
