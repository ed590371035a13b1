import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../../platform/errors/fault.js';
import { flushToDisk } from '../../../platform/files/flush.js';
import { makeFolders } from '../../../platform/files/folders.js';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../../../platform/files/private.js';
import { writeToDisk } from '../../../platform/files/write.js';
import { byExampleAndRun } from '../analysis/analysis.js';
import type { RunRecord } from '../records/record.js';
import { failuresIn } from './failure.js';
import { reportFaults } from './faults.js';
import { onFile } from './file-fault.js';
import { executionTimesOf, failedExamplesOf, testResultsOf } from './json.js';
import { reportMarkdown } from './markdown.js';
import { reportPage } from './page/page.js';
import type { Shown } from './shown.js';

export interface Reports extends Omit<Shown, 'failures'> {
  readonly records: readonly RunRecord[];
  /** Made where there is none; reports that lie there are replaced. */
  readonly folder: string;
}

/** Writes all the reports or changes none; gives their paths, the page first. */
export async function writeReports({
  analysis,
  records,
  folder,
  title,
  at,
}: Reports): Promise<readonly string[]> {
  const inOrder = records.toSorted(byExampleAndRun);
  const failures = failuresIn(inOrder);
  const header = { title, at: new Date(at).toISOString() };
  const shown = { analysis, failures, title, at };
  return writeTogether(folder, {
    'validation_report.html': reportPage(shown),
    'validation_report.md': reportMarkdown(shown),
    'test_results.json': jsonText(testResultsOf(header, inOrder)),
    'failed_examples.json': jsonText(failedExamplesOf(header, failures)),
    'execution_times.json': jsonText(executionTimesOf(header, analysis)),
  });
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A file counts once it has its name, and none is named before all are on the disk. */
function writeTogether(folder: string, contents: Readonly<Record<string, string>>): readonly string[] {
  onFile(folder, () => makeFolders(folder, { mode: PRIVATE_FOLDER }));
  const files = Object.entries(contents).map(([name, content]) => ({
    content,
    path: join(folder, name),
    // Another process may report the same at the same time.
    draft: join(folder, `.${name}.${process.pid}.unfinished`),
  }));
  for (const { path } of files) refuseFolder(path);
  try {
    for (const { draft, content } of files) onFile(draft, () => writeToDisk(draft, content, PRIVATE_FILE));
    for (const { draft, path } of files) onFile(path, () => renameSync(draft, path));
    onFile(folder, () => flushToDisk(folder));
  } finally {
    // On a full disk others need the room.
    for (const { draft } of files) rmSync(draft, { force: true });
  }
  return files.map(({ path }) => path);
}

/** Said before anything is named: with the second of five names taken, the first would be new and the third old. */
function refuseFolder(path: string): void {
  const found = onFile(path, () => statSync(path, { throwIfNoEntry: false }));
  if (found?.isDirectory())
    throw new Fault(reportFaults.foreign, `cannot write the report ${path}: it is a folder`, {
      details: { file: path },
    });
}
