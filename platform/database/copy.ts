import { loadDriver } from './driver.js';

export interface CopyProgress {
  /** In pages. */
  readonly done: number;
  readonly total: number;
}

/** 4 MB at SQLite's usual page size: short enough to let other work in between. */
const PAGES_AT_A_TIME = 1000;

/** Copies one moment of a database, its write-ahead log included, into a single file. */
export async function copyDatabase(
  file: string,
  to: string,
  onProgress: (progress: CopyProgress) => void = () => {},
): Promise<void> {
  const Driver = await loadDriver();
  const source = new Driver(file, { readonly: true });
  try {
    // A reader's view of one moment: without it, each write of another process starts the copy over.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    const { totalPages: total } = await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        onProgress({ done: totalPages - remainingPages, total: totalPages });
        return PAGES_AT_A_TIME;
      },
    });
    // The driver reports before each step, so the end of the last one is ours to tell.
    onProgress({ done: total, total });
  } finally {
    source.close();
  }
  const made = new Driver(to);
  try {
    // Otherwise the copy would grow a log beside itself whenever it is read.
    made.pragma('journal_mode = DELETE');
  } finally {
    made.close();
  }
}
