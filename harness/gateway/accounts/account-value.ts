/** One row of an account's state, under the key that TWS gives it. */
export interface AccountValue {
  readonly key: string;
  readonly value: string;
  /** Empty for what is not money; `BASE` for all currencies together. */
  readonly currency: string;
}
