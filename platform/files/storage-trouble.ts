import { codeOf } from '../errors/thrown.js';

/** What can be wrong with a place where something is kept, whoever noticed. */
export type StorageTrouble =
  | 'full'
  | 'not_writable'
  /** A name is not there that should be, or the other way round. */
  | 'misplaced'
  /** In the place of the file is something else. */
  | 'foreign'
  | 'damaged'
  | 'busy'
  | 'disk';

/** The system's own codes, and the beginnings of SQLite's: `SQLITE_IOERR_FSYNC` is an `SQLITE_IOERR`. */
const TROUBLES: Readonly<Record<string, StorageTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  // A limit on the size of files, as `ulimit -f` sets it.
  EFBIG: 'full',
  SQLITE_FULL: 'full',
  EACCES: 'not_writable',
  EPERM: 'not_writable',
  EROFS: 'not_writable',
  ENOTDIR: 'not_writable',
  SQLITE_CANTOPEN: 'not_writable',
  SQLITE_READONLY: 'not_writable',
  SQLITE_PERM: 'not_writable',
  ENOENT: 'misplaced',
  EEXIST: 'misplaced',
  EISDIR: 'foreign',
  SQLITE_NOTADB: 'foreign',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_BUSY: 'busy',
  EIO: 'disk',
  SQLITE_IOERR: 'disk',
};

/** What a thrown thing says about the place; undefined where it says nothing of the kind. */
export function storageTroubleOf(thrown: unknown): StorageTrouble | undefined {
  const [first = '', second] = codeOf(thrown)?.split('_') ?? [];
  return TROUBLES[second === undefined ? first : `${first}_${second}`];
}
