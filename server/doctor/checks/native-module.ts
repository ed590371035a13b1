import { loadDriver } from '../../../platform/database/driver.js';
import type { Check } from '../check.js';

/** Compiled for one Node version: the first thing to break when another one runs the program. */
export const nativeModule: Check = {
  id: 'native-module',
  title: 'Native module',
  async look() {
    await loadDriver();
    return { status: 'ok', found: `better-sqlite3 loads in Node ${process.versions.node}` };
  },
};
