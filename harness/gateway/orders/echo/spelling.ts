import { withoutNoise } from '../../../../trading/instruments/decimals.js';
import { momentText } from '../../time/moment-text.js';

/** How IB writes a number that nobody has set: as the largest double, the largest integer, the largest long. */
export const UNSET_DOUBLE = '1.7976931348623157E308';
export const UNSET_INTEGER = '2147483647';
export const UNSET_LONG = '9223372036854775807';

/** What a gateway keeps as a double it writes as Java does, with a decimal even where there is none: `150.0`. */
export function javaDouble(value: number): string {
  const plain = withoutNoise(value);
  return Number.isSafeInteger(plain) ? `${plain}.0` : String(plain);
}

/** Times come back on the clocks of the login, in whatever zone they were asked. */
export function zonedText(moment: number, timeZone: string): string {
  return `${momentText(moment, timeZone)} ${timeZone}`;
}
