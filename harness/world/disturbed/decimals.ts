/** A price as short as it is written: adding two can leave dust behind their decimals. */
export function withoutDust(price: number): number {
  return Math.round(price * 1e8) / 1e8;
}
