import { defaultLimits, type Limits } from '../../../../harness/sandbox/limits.js';
import type { Escape } from '../escape.js';

/** It meets something that is no error, and goes home. */
export const unmoved: Pick<Escape, 'ends'> = { ends: 'finished' };
export const missing: Pick<Escape, 'ends' | 'meets'> = { ends: 'failed', meets: /ENOENT|FileNotFoundError/ };
export const refused: Pick<Escape, 'ends' | 'meets'> = { ends: 'failed', meets: /Operation not permitted/ };
export const unknown: Pick<Escape, 'ends' | 'meets'> = {
  ends: 'failed',
  meets: /not implemented|not supported/,
};
/** Root's files, that a user of its own may not change, on a mount that nobody may write to. */
export const readOnly: Pick<Escape, 'ends' | 'meets'> = {
  ends: 'failed',
  meets: /EROFS|EACCES|Errno (13|30)/,
};

export const onNote: Pick<Escape, 'args'> = { args: ({ note }) => [note] };
export const onVictim: Pick<Escape, 'args'> = { args: (scene) => [String(scene.victim().pid)] };
export const roots: Pick<Escape, 'needsRoot'> = { needsRoot: 'what it is after belongs to root' };

const MIB = 1024 ** 2;

/** Bounds that a hog meets soon; it stops by itself at twice as much. */
export const small: Limits = {
  ...defaultLimits,
  wall: 10_000,
  memoryBytes: 128 * MIB,
  processes: 24,
  openFiles: 64,
  diskBytes: 8 * MIB,
  outputBytes: MIB,
};
