// Started inside a sandbox: node runner.cjs warm|cold. It runs one program, told on file descriptor 3.
import { closeSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guardSocket } from '../../cell.js';
import { type Orders, signs } from '../orders.js';
import { hintFor, loadLibraries, putLibraries } from './libraries.js';
import { printAtOnce } from './output.js';
import { openRelay } from './relay.js';
import { shiftTime } from './shift-time.js';
import { standIn } from './stand-in.js';

const ORDERS = 3;
const SIGNS = 4;

async function main(): Promise<void> {
  const [, runner = '', temperature] = process.argv;
  const folder = process.cwd();
  putLibraries(folder, join(dirname(runner), 'libraries', 'built'));
  printAtOnce();
  // Without a network of one's own the ports are led to the guard in another way.
  if (process.env['IBS_RELAY'] !== 'off') await openRelay(guardSocket);
  if (temperature === 'warm') await loadLibraries(folder);
  writeSync(SIGNS, `${signs.ready}\n`);

  // Blocks: until there is a program, there is nothing else to do.
  const orders: Orders = JSON.parse(readFileSync(ORDERS, 'utf8'));
  closeSync(ORDERS);
  const file = join(folder, orders.file);
  writeFileSync(file, orders.code);
  standIn(file, orders.args, runner);
  if (orders.timeShiftMs !== 0) shiftTime(orders.timeShiftMs);
  writeSync(SIGNS, `${signs.begins}\n`);
  closeSync(SIGNS);
  begin(file);
}

/** Not awaited, so that the runner is no part of the program's stack; what it throws Node itself reports. */
function begin(file: string): void {
  // As with a main module of Node's own: nothing left to do, and yet not done.
  const unsettled = () => {
    if (process.exitCode !== undefined) return;
    process.exitCode = 13;
    process.stderr.write(`Warning: a top-level await in ${file} is never settled\n`);
  };
  process.on('beforeExit', unsettled);
  import(pathToFileURL(file).href).then(
    () => process.off('beforeExit', unsettled),
    (error: unknown) => {
      process.off('beforeExit', unsettled);
      process.stderr.write(hintFor(error) ?? '');
      throw error;
    },
  );
}

void main();
