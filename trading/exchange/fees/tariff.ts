/** What an order costs under one line of a price list. Amounts are in `currency`, shares are parts of 1. */
export interface Tariff {
  readonly currency: string;
  readonly perUnit?: number;
  /** Of what the trade is worth. */
  readonly ofValue?: number;
  readonly least?: number;
  readonly most?: number;
  /** Goes before `least`: an order of a few dollars costs a few cents. */
  readonly mostOfValue?: number;
  readonly passedOn?: readonly Levy[];
}

/** What exchanges, clearing houses and authorities take, which the broker passes on. */
export interface Levy {
  readonly perUnit?: number;
  readonly ofValue?: number;
  /** Of the broker's own fee. */
  readonly ofFee?: number;
  readonly most?: number;
  readonly salesOnly?: boolean;
}

/** The fee of an order that has traded so many units for so much. */
export function feeOf(tariff: Tariff, units: number, value: number, isSale: boolean): number {
  const { perUnit = 0, ofValue = 0, least = 0, most, mostOfValue, passedOn = [] } = tariff;
  let fee = Math.max(perUnit * units + ofValue * value, least);
  if (most !== undefined) fee = Math.min(fee, most);
  if (mostOfValue !== undefined) fee = Math.min(fee, mostOfValue * value);
  return passedOn.reduce((sum, levy) => sum + levyOf(levy, units, value, fee, isSale), fee);
}

function levyOf(levy: Levy, units: number, value: number, fee: number, isSale: boolean): number {
  if (levy.salesOnly && !isSale) return 0;
  const { perUnit = 0, ofValue = 0, ofFee = 0, most } = levy;
  const amount = perUnit * units + ofValue * value + ofFee * fee;
  return most === undefined ? amount : Math.min(amount, most);
}
