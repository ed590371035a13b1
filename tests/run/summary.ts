import { type RunRecord, tallyFiles } from './record.js';

/** What a reader of the terminal should not miss: figures by project, and every skipped test with its reason. */
export function summarize(run: RunRecord): string {
  return [...projectLines(run), ...skipLines(run), ...strayLines(run)].join('\n');
}

function projectLines(run: RunRecord): string[] {
  const width = Math.max(0, ...run.projects.map((project) => project.name.length));
  return run.projects.map(({ name, files }) => {
    const { passed, failed, skipped } = tallyFiles(files);
    const seconds = files.reduce((sum, file) => sum + file.ms, 0) / 1000;
    return `  ${name.padEnd(width)}  ${passed} passed, ${failed} failed, ${skipped} skipped  (${files.length} files, ${seconds.toFixed(1)} s of work)`;
  });
}

function skipLines(run: RunRecord): string[] {
  const byReason = new Map<string, string[]>();
  for (const file of run.projects.flatMap((project) => project.files)) {
    for (const test of file.tests) {
      if (test.state !== 'skipped') continue;
      const reason = test.reason ?? 'no reason is given';
      byReason.set(reason, [...(byReason.get(reason) ?? []), `    ${file.path} > ${test.title}`]);
    }
  }
  if (byReason.size === 0) return [];
  const groups = [...byReason].flatMap(([reason, titles]) => [`  because ${reason}:`, ...titles]);
  return ['', 'SKIPPED, so not proven by this run', ...groups];
}

function strayLines(run: RunRecord): string[] {
  if (run.stray.length === 0) return [];
  return ['', 'ERRORS OUTSIDE ANY TEST:', ...run.stray.map((each) => `  ${each.message}`)];
}
