import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Escape } from '../escape.js';
import { missing, onNote, readOnly, roots, unmoved } from './common.js';

const project = fileURLToPath(new URL('../../../..', import.meta.url));
const addon = `${project}node_modules/better-sqlite3/build/Release/better_sqlite3.node`;
/** A cell has a /tmp of its own, whatever else is taken away. */
const homeMayBeHidden: Pick<Escape, 'mayLack'> = homedir().startsWith('/tmp/')
  ? { mayLack: 'the home folder lies below /tmp' }
  : {};
const mayBeHidden: Pick<Escape, 'mayLack'> = project.startsWith('/tmp/')
  ? { mayLack: 'the checkout lies below /tmp' }
  : {};
const nameOfNote: Pick<Escape, 'args'> = { args: ({ note }) => [note.split('/').at(-1) ?? ''] };

/** Files of this machine, to read and to write. */
export const fromFiles: readonly Escape[] = [
  { file: '../programs/ts/read-passwd.ts', walls: ['files'], ...unmoved },
  { file: '../programs/ts/read-shadow.ts', walls: ['files', 'user'], ...missing, ...roots },
  {
    file: '../programs/ts/read-home.ts',
    walls: ['files', 'user'],
    args: () => [homedir()],
    ...missing,
    ...homeMayBeHidden,
  },
  {
    file: '../programs/ts/read-repository.ts',
    walls: ['files', 'user'],
    args: () => [project],
    ...missing,
    ...mayBeHidden,
  },
  { file: '../programs/ts/read-sys.ts', walls: ['files'], ...missing },
  { file: '../programs/ts/symlink-out.ts', walls: ['files'], ...onNote, ...missing },
  { file: '../programs/ts/proc-walk.ts', walls: ['files'], ...onNote, ...unmoved },
  { file: '../programs/ts/worker-read.ts', walls: ['files'], ...onNote, ...missing },
  { file: '../programs/ts/child-read.ts', walls: ['files'], ...onNote, ...missing },
  { file: '../programs/ts/wasi-read.ts', walls: ['files'], ...onNote, ends: 'failed', meets: /uvwasi_init/ },
  {
    file: '../programs/ts/native-addon.ts',
    walls: ['files', 'user'],
    args: () => [addon],
    ends: 'failed',
    meets: /cannot open shared object/,
    ...mayBeHidden,
  },
  { file: '../programs/python/search_everything.py', walls: ['files'], ...nameOfNote, ...unmoved },
  { file: '../programs/ts/write-outside.ts', walls: ['files', 'writing'], ...onNote, ...missing },
  { file: '../programs/python/rename_outside.py', walls: ['files', 'writing'], ...onNote, ...missing },
  { file: '../programs/python/hard_link.py', walls: ['files', 'writing'], ...onNote, ...missing },
  { file: '../programs/python/set_uid_file.py', walls: ['files', 'writing', 'user'], ...onNote, ...missing },
  { file: '../programs/ts/write-runner.ts', walls: ['writing', 'user'], ...readOnly, ...roots },
  { file: '../programs/python/write_library.py', walls: ['writing', 'user'], ...readOnly, ...roots },
  // Every cell has a /dev of its own, whatever else is taken away.
  { file: '../programs/python/open_devices.py', walls: 'bare', ...unmoved },
];
