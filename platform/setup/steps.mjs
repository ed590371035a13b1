import { bubblewrap } from './steps/bubblewrap.mjs';
import { cli } from './steps/cli.mjs';
import { npm } from './steps/npm.mjs';
import { python } from './steps/python.mjs';
import { web } from './steps/web.mjs';

/**
 * Everything the set-up does, in the order in which it is shown; it runs side by side where `after` allows.
 * The embedding model's weights will join between bubblewrap and web, with the index.
 *
 * @type {readonly import('./step.mjs').Step[]}
 */
export const steps = [npm, python, bubblewrap, web, cli];
