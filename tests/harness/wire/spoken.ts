import { isSpoken, NEWEST, OLDEST } from '../../../harness/wire/versions.js';

/** Every server version at which somebody may be met. */
export const SPOKEN = Array.from({ length: NEWEST - OLDEST + 1 }, (_, at) => OLDEST + at).filter(isSpoken);
