/** 1 live, 2 frozen, 3 delayed, 4 delayed and frozen. */
export type MarketDataType = 1 | 2 | 3 | 4;
