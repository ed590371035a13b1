import type { App } from '../app.js';
import type { Finding } from './report.js';

/** One thing `doctor` looks at. To add one: a file in `checks/` and a line in `checks.ts`. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /**
   * Looks, makes and changes nothing that stays, and stops when the signal is aborted. What it throws is
   * shown as broken: a fault's message as what was found, its next step as the way to mend it.
   */
  look(app: App, signal: AbortSignal): Promise<Finding>;
}
