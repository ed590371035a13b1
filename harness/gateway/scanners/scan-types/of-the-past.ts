import { priceOverEma } from '../figures/averages.js';
import { aboveLow, belowHigh } from '../figures/ranges.js';
import { AMERICAN_STOCKS, highest, lowest, type ScanType, STOCKS } from './scan-type.js';

/** Where a price stands among those of the past year. */
export const scanTypesOfThePast: readonly ScanType[] = [
  ...[13, 26, 52].flatMap((weeks) => [
    highest(`HIGH_VS_${weeks}W_HL`, `${weeks}-Week High`, belowHigh(weeks), STOCKS),
    lowest(`LOW_VS_${weeks}W_HL`, `${weeks}-Week Low`, aboveLow(weeks), STOCKS),
  ]),
  ...[20, 50, 100, 200].flatMap((days) => {
    const name = `Price vs EMA(${days}) Change(%)`;
    return [
      highest(`HIGH_LAST_VS_EMA${days}`, `${name} (High-Low)`, priceOverEma(days), AMERICAN_STOCKS),
      lowest(`LOW_LAST_VS_EMA${days}`, `${name} (Low-High)`, priceOverEma(days), AMERICAN_STOCKS),
    ];
  }),
];
