// Tries to speak for the runner: on descriptor 4, by which it says how it is going, and from 3, its orders.
import { fstatSync, writeSync } from 'node:fs';

const open = [3, 4].filter((fd) => {
  try {
    return fstatSync(fd).isFIFO() || fstatSync(fd).isSocket();
  } catch {
    return false;
  }
});
if (open.includes(4) && speaks()) console.log(`ESCAPED: has the runner's ${open.join(' and ')}`);
else console.log('held: both are closed, or something else');

function speaks(): boolean {
  try {
    return writeSync(4, 'ready\n') > 0;
  } catch {
    return false;
  }
}
