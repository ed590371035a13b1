import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock/system.js';
import { Exit } from '../errors/exit.js';
import { asFault, Fault } from '../errors/fault.js';
import { messageOf } from '../errors/thrown.js';
import { resolveHome } from '../setup/home.mjs';
import { benchFaults } from './faults.js';
import { findBenches } from './find.js';
import { renderReport } from './report.js';
import { runBench } from './run.js';

process.on('SIGINT', () => process.exit(Exit.interrupted));

try {
  await main(process.argv.slice(2));
} catch (error) {
  const fault = asFault(error);
  console.error(`${fault.code}: ${fault.message}\n${fault.next}`);
  if (fault.isUnforeseen && error instanceof Error) console.error(error.stack);
  process.exitCode = fault.exitCode;
}

async function main(args: readonly string[]): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const home = resolveHome(process.env, root);
  const { values, positionals } = readArguments(args);
  const benches = findBenches(root);
  if (positionals.length === 0) {
    console.log('npm run bench -- NAME… [--out DIR], where NAME is one of:');
    for (const [name, path] of benches) console.log(`  ${name.padEnd(12)} ${path}`);
    return;
  }
  const chosen = positionals.map((name) => {
    const path = benches.get(name);
    if (path) return path;
    throw new Fault(
      benchFaults.unknown,
      `there is no benchmark "${name}"; there are ${[...benches.keys()].join(', ')}`,
    );
  });
  const command = ['npm run bench --', ...args].join(' ');
  for (const path of chosen) {
    const report = await runBench({ root, home, path, command, clock: systemClock });
    const stamp = report.at.replaceAll(':', '').replace(/\.\d+/, '');
    const folder = values.out ? resolve(values.out) : join(home, 'reports', `bench-${report.bench}-${stamp}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${report.bench}.json`);
    writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
    console.log(`\n${renderReport(report)}\n\n${file}`);
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { out: { type: 'string' } } });
  } catch (error) {
    const why = messageOf(error);
    throw new Fault(benchFaults.unknown, why, { cause: error, next: 'npm run bench -- NAME… [--out DIR]' });
  }
}
