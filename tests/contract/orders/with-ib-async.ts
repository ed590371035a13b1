import { afterAll, beforeAll } from 'vitest';
import { describeWith } from '../../run/needs.js';
import type { Driver } from './driver.js';
import { ibAsyncDriver } from './ib-async-driver.js';

/** Tests that want the library: all of them in one process of Python, or skipped where there is none. */
export function withIbAsync(tests: (driver: () => Driver) => void): void {
  describeWith('python', 'ib_async', (python) => {
    let driver: Driver;
    beforeAll(() => {
      driver = ibAsyncDriver(python);
    });
    afterAll(() => driver.close());
    tests(() => driver);
  });
}
