/** A test of the shipped suite that fails against this gateway, and why that is right or not yet otherwise. */
export interface ExpectedFailure {
  readonly name: string;
  readonly why: string;
}

/** They compare with prices that the real market had on one day. */
export const RECORDED: readonly ExpectedFailure[] = [];

/** They need what later parts of the gateway bring. */
export const NOT_YET: readonly ExpectedFailure[] = [];

/** They fail against any gateway, or without one. */
export const NOT_OURS: readonly ExpectedFailure[] = [];
