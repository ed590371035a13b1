import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Exit } from '../../platform/errors/exit.js';
import { resolveHome } from '../../platform/setup/home.mjs';
import { type PageFacts, renderPage } from './page.js';
import { closingLine, type RunRecord, tallyRun } from './record.js';
import { summarize } from './summary.js';
import { runVitest } from './vitest.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const full = process.argv.includes('--full');
const passedOn = process.argv.slice(2).filter((argument) => argument !== '--full');
const reports = join(resolveHome(process.env, root), 'reports', full ? 'test-full' : 'test');
const recordFile = join(reports, 'run.json');
const pageFile = join(reports, 'index.html');

// What an earlier run left must not be taken for the result of this one.
for (const stale of ['run.json', 'index.html', 'coverage'])
  rmSync(join(reports, stale), { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const ended = await runVitest({ root, full, passedOn, reports, recordFile });
if (ended.interrupted) {
  console.log('\nInterrupted: nothing is proven by this run.');
  process.exit(Exit.interrupted);
}

const run: RunRecord | undefined = existsSync(recordFile)
  ? JSON.parse(readFileSync(recordFile, 'utf8'))
  : undefined;
if (run) {
  writeFileSync(pageFile, renderPage(run, { command: commandLine(), ...coverageOf(reports) }));
  console.log(`\n${summarize(run)}\n\nReport    ${pathToFileURL(pageFile).href}`);
}
const tally = run ? tallyRun(run) : { passed: 0, failed: 0, skipped: 0 };
const complaint = whyNotProven();
if (complaint) console.log(`\n${complaint}`);
const final = complaint ? { ...tally, failed: tally.failed + 1 } : tally;
console.log(closingLine(final));
process.exitCode = final.failed > 0 ? Exit.failed : Exit.fine;

/** What makes a run worthless though no test in it failed. */
function whyNotProven(): string | undefined {
  if (!run) return `vitest ended (exit code ${ended.code}) before it could say what happened; see above.`;
  if (tally.failed > 0) return undefined;
  if (tally.passed + tally.skipped === 0)
    return `No test ran${passedOn.length > 0 ? ` for: ${passedOn.join(' ')}` : ''}.`;
  if (ended.code !== 0) return `vitest ended with exit code ${ended.code} though no test failed; see above.`;
  return undefined;
}

function commandLine(): string {
  return [full ? 'npm run test:full' : 'npm test', ...(passedOn.length > 0 ? ['--', ...passedOn] : [])].join(
    ' ',
  );
}

function coverageOf(folder: string): Pick<PageFacts, 'coverage'> {
  const file = join(folder, 'coverage', 'coverage-summary.json');
  if (!existsSync(file)) return {};
  const { total }: { total: { statements: { pct: number } } } = JSON.parse(readFileSync(file, 'utf8'));
  return { coverage: { statements: total.statements.pct, href: 'coverage/index.html' } };
}
