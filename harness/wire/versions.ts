/**
 * The server versions spoken here. Below 157 no client in use is left. From 201 on messages become protobuf, kind by
 * kind: another encoding, which none of the layouts here describes.
 */
export const OLDEST = 157;
export const NEWEST = 200;
/** ib_async misreads openOrder at exactly this version, so that nobody is met there. */
export const AVOIDED = 158;

/** From here on a time is in the instrument's zone, and names it; before, in the login's, with two blanks in it. */
export const ZONED_TIMES = 174;

export function isSpoken(version: number): boolean {
  return version >= OLDEST && version <= NEWEST && version !== AVOIDED;
}
