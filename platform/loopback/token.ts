import { z } from 'zod';
import { integer, type Random } from '../random/random.js';

/** The setting of a token: it must stand in a header and on a command line. */
export const tokenSetting = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/, 'expected 8 to 200 letters, digits and signs without blanks')
  .optional()
  .meta({ secret: true });

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 192 bits of chance, in letters that stand in a header and a shell without quotes. */
export function newToken(random: Random): string {
  return Array.from({ length: 32 }, () => ALPHABET.charAt(integer(random, 0, ALPHABET.length - 1))).join('');
}
