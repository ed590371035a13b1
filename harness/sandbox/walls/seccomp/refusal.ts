import type { CallName } from './calls.js';

/**
 * What a refused call is told; the kernel's numbers, which are the same on every machine that we filter on. `NONE`
 * says that all is done, where there is nothing to do.
 */
export const Errno = {
  NONE: 0,
  EPERM: 1,
  ENOSYS: 38,
  EPROTONOSUPPORT: 93,
  EOPNOTSUPP: 95,
  EAFNOSUPPORT: 97,
} as const;

/** A test of one argument of a call, of which the filter sees the lower 32 bits. */
export type Test =
  | { readonly argument: number; readonly hasAnyOf: number }
  | { readonly argument: number; readonly is: readonly number[] }
  | { readonly argument: number; readonly isNot: readonly number[] };

/** A system call that is refused: always, or where every test holds. */
export interface Refusal {
  readonly call: CallName;
  readonly errno: number;
  readonly when?: readonly Test[];
}

export function refuse(errno: number, ...calls: readonly CallName[]): readonly Refusal[] {
  return calls.map((call) => ({ call, errno }));
}
