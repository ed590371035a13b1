import { asFault } from '../../../platform/errors/fault.js';
import type { Play } from '../trouble/script/play.js';

/** How a script stands, as the admin port tells it. */
export function played({ id, name, progress }: Play) {
  const { failures, ...rest } = progress();
  return {
    id,
    name,
    ...rest,
    failures: failures.map(({ line, action, error }) => {
      const { code, message } = asFault(error);
      return { line, action, code, message };
    }),
  };
}
