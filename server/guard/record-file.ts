import { join, resolve } from 'node:path';

interface Settings {
  /** Folder of the record. */
  readonly audit?: string | undefined;
}

/** Where a guard with these settings keeps its record, be it a guard that listens or that of a run. */
export function recordFile({ audit }: Settings, home: string, cwd: string): string {
  return join(audit === undefined ? join(home, 'guard') : resolve(cwd, audit), 'audit.jsonl');
}
