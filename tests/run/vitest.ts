import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { signalGroup } from './group.js';

export interface VitestRun {
  readonly root: string;
  readonly full: boolean;
  /** Filters and options of vitest's own. With any of them only a part runs, and coverage would mislead. */
  readonly passedOn: readonly string[];
  readonly reports: string;
  readonly recordFile: string;
}

export interface VitestEnd {
  readonly code: number;
  readonly interrupted: boolean;
}

/** How long what is running may take to end after Ctrl-C before it is killed. */
const GRACE_MS = 3000;

/** Runs vitest as a process group of its own, so that Ctrl-C leaves no worker and no server behind. */
export function runVitest({ root, full, passedOn, reports, recordFile }: VitestRun): Promise<VitestEnd> {
  const coverage =
    passedOn.length === 0 ? ['--coverage', `--coverage.reportsDirectory=${join(reports, 'coverage')}`] : [];
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${join(root, 'tests/run/reporter.ts')}`,
    ...coverage,
    ...passedOn,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: {
        ...process.env,
        IBS_TEST_FULL: full ? '1' : '0',
        IBS_TEST_REPORTS: reports,
        IBS_TEST_RECORD: recordFile,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const { pid } = child;
    let interrupted = false;
    const stop = () => {
      if (interrupted || pid === undefined) return;
      interrupted = true;
      signalGroup(pid, 'SIGINT');
      setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS).unref();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      // Workers that outlive vitest itself would hold ports and files.
      if (interrupted && pid !== undefined) signalGroup(pid, 'SIGKILL');
      resolve({ code: code ?? 1, interrupted });
    });
  });
}
