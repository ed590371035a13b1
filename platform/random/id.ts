import type { Clock } from '../clock/clock.js';
import type { Random } from './random.js';

/** Crockford's alphabet: no I, L, O or U to misread. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes ids like `job_01kb2x7q9t-4f8m2d6r0c`: they sort by the moment they were made. */
export function newId(prefix: string, clock: Clock, random: Random): string {
  let time = clock.now();
  let stamp = '';
  for (let i = 0; i < 10; i++) {
    stamp = ALPHABET.charAt(time % 32) + stamp;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (let i = 0; i < 10; i++) tail += ALPHABET.charAt(Math.floor(random.next() * 32));
  return `${prefix}_${stamp}-${tail}`;
}
