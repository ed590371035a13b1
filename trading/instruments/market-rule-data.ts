/** From this price on, prices move by this increment. */
export interface PriceStep {
  readonly lowEdge: number;
  readonly increment: number;
}

const flat = (increment: number): readonly PriceStep[] => [{ lowEdge: 0, increment }];

/**
 * The price increments that `reqMarketRule` tells of, by the id that contract details name. The ids 26, 32,
 * 67, 239, 635 and 2806 mean the same at a real gateway; the others are this project's choice.
 */
export const MARKET_RULES: ReadonlyMap<number, readonly PriceStep[]> = new Map([
  // Stocks, ETFs, CFDs; bonds, crude oil and options on stocks.
  [26, flat(0.01)],
  [32, flat(0.01)],
  // Options on indices.
  [
    110,
    [
      { lowEdge: 0, increment: 0.05 },
      { lowEdge: 3, increment: 0.1 },
    ],
  ],
  // Futures on stock indices and options on these; YM and Frankfurt's; RTY and gold; VX; bitcoin.
  [67, flat(0.25)],
  [2806, flat(0.25)],
  [98, flat(1)],
  [2804, flat(0.1)],
  [34, flat(0.05)],
  [111, flat(5)],
  // Natural gas; silver and the yen pairs; copper.
  [33, flat(0.001)],
  [59, flat(0.005)],
  [240, flat(0.0005)],
  // Treasury futures, in 32nds and halves of them.
  [75, flat(1 / 32)],
  [76, flat(1 / 64)],
  // Forex and the euro's future; the pound's.
  [239, flat(0.00005)],
  [635, flat(0.0001)],
]);
