import type { Log } from '../../platform/log/log.js';

/** What every request carries on its way through the handlers. */
export interface HttpEnv {
  Variables: {
    requestId: string;
    /** The app's log, with the request's id on every line. */
    log: Log;
  };
}
