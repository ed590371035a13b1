// Tries to see what else runs on this machine. Escaped when it saw the command line it was told to look for.
import { readdirSync, readFileSync } from 'node:fs';

const [, , wanted = 'nothing'] = process.argv;
const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
const found = pids.find((pid) => commandOf(pid).includes(wanted));
console.log(
  found ? `ESCAPED: saw process ${found} of the machine` : `held: ${pids.length} processes, all its own`,
);

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
