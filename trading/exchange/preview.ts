/** What an order would do to an account, in its base currency. */
export interface Preview {
  readonly before: MarginFigures;
  readonly after: MarginFigures;
  readonly commission: number;
  /** Where it depends on how the order fills. */
  readonly leastCommission?: number;
  readonly mostCommission?: number;
  readonly commissionCurrency: string;
}

export interface MarginFigures {
  /** With what orders that work already would ask for. */
  readonly initial: number;
  readonly maintenance: number;
  readonly equityWithLoan: number;
}
