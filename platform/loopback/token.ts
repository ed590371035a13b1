import { z } from 'zod';

/** The setting of a token: it must stand in a header and on a command line. */
export const tokenSetting = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/, 'expected 8 to 200 letters, digits and signs without blanks')
  .optional()
  .meta({ secret: true });
