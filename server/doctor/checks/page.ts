import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../check.js';

export const page: Check = {
  id: 'page',
  title: 'Web page',
  async look(app) {
    if (existsSync(join(app.root, 'dist', 'web', 'index.html'))) return { status: 'ok', found: 'built' };
    return {
      status: 'reduced',
      found: 'not built: the server answers programs, but has no page to show',
      mend: 'In a clone run `npm run setup`; an installed package carries the page, so install it again.',
    };
  },
};
