import type { ExitCode } from '../../platform/errors/exit.js';

/** Told how the command went, when it did not throw. */
export type SetExit = (code: ExitCode) => void;
