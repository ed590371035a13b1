import { fileURLToPath } from 'node:url';
import { Exit } from '../../platform/errors/exit.js';
import { closingLine } from '../run/record.js';
import { blocks } from './blocks.js';
import type { Check, Findings } from './check.js';
import { faults } from './faults.js';
import { docs } from './generated.js';
import { lint } from './lint.js';
import { packageCheck } from './package.js';
import { rooms } from './rooms.js';
import { size } from './size.js';
import { time } from './time.js';
import { openTree, type Tree } from './tree.js';
import { types } from './types.js';
import { unused } from './unused.js';

const checks: readonly Check[] = [types, lint, rooms, time, unused, size, packageCheck, faults, docs, blocks];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  const known = checks.map(({ name, holds }) => `  ${name.padEnd(8)} ${holds}`).join('\n');
  console.error(`There is no check named ${unknown.join(', ')}. There are:\n${known}`);
  process.exit(Exit.mend);
}
process.on('SIGINT', () => process.exit(Exit.interrupted));

const tree = openTree(fileURLToPath(new URL('../..', import.meta.url)));
let [passed, failed] = [0, 0];
for (const check of checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const started = performance.now();
  const { problems, notes = [] } = await ask(check, tree);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (problems.length > 0) failed += 1;
  else passed += 1;
  console.log(
    `${problems.length > 0 ? '✗' : '✓'} ${check.name.padEnd(8)} ${seconds.padStart(5)} s  ${check.holds}`,
  );
  for (const problem of problems) console.log(indented(problem, '✗'));
  for (const note of notes) console.log(indented(note, '·'));
}
console.log(`\n${closingLine({ passed, failed, skipped: 0 })}`);
process.exitCode = failed > 0 ? Exit.failed : Exit.fine;

/** A check that breaks is a check that says no. */
async function ask(check: Check, on: Tree): Promise<Findings> {
  try {
    return await check.run(on);
  } catch (error) {
    return {
      problems: [
        `the check itself broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ],
    };
  }
}

function indented(text: string, mark: string): string {
  return `    ${mark} ${text.replaceAll('\n', '\n      ')}`;
}
