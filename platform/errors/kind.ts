import { Exit, type ExitCode } from './exit.js';

/** Whose move it is: the user's, ours (or the machine's), or that of a service we call. */
export type FaultCategory = 'user' | 'system' | 'third_party';

/** One row of the documented table of errors. Its code never changes once released. */
export interface FaultKind {
  readonly code: string;
  readonly category: FaultCategory;
  /** HTTP status when it reaches a client of the server. */
  readonly status: number;
  readonly exit: ExitCode;
  readonly meaning: string;
  /** What to do when the place that raised it knows nothing better. */
  readonly next: string;
}

type FaultRow = Omit<FaultKind, 'code' | 'exit'> & { readonly exit?: ExitCode };

/**
 * Declares the errors of one part of the program; their codes are `part.name`.
 *
 * @example
 * const portFaults = declareFaults('port', {
 *   in_use: { category: 'user', status: 409, meaning: 'The port is taken.', next: 'Choose another port.' },
 * });
 * portFaults.in_use.code; // 'port.in_use'
 */
export function declareFaults<Name extends string>(
  part: string,
  rows: Readonly<Record<Name, FaultRow>>,
): Readonly<Record<Name, FaultKind>> {
  const entries = Object.entries<FaultRow>(rows).map(([name, row]) => [
    name,
    {
      ...row,
      code: `${part}.${name}`,
      exit: row.exit ?? (row.category === 'user' ? Exit.mend : Exit.failed),
    },
  ]);
  return Object.fromEntries(entries) as Record<Name, FaultKind>;
}
