/** What an account holds. */
export interface PaperAccount {
  readonly id: string;
  readonly baseCurrency: string;
  readonly cash: number;
}
