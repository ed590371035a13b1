import { integer, type Random } from '../../platform/random/random.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 192 bits of chance, in letters that stand in a header and a shell without quotes. */
export function newToken(random: Random): string {
  return Array.from({ length: 32 }, () => ALPHABET.charAt(integer(random, 0, ALPHABET.length - 1))).join('');
}
