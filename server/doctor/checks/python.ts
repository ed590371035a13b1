import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Check } from '../check.js';
import { runProgram } from '../program.js';

/** Imports rather than looks for files: half an installation is none. */
const SCRIPT = `
import importlib, importlib.metadata, json, platform
found = {"python": platform.python_version()}
for name in ("ib_async", "ib_insync", "pandas"):
    try:
        importlib.import_module(name)
        found[name] = importlib.metadata.version(name)
    except ImportError:
        found[name] = None
print(json.dumps(found))
`;

const Versions = z.object({
  python: z.string(),
  ib_async: z.string().nullable(),
  ib_insync: z.string().nullable(),
  pandas: z.string().nullable(),
});

const WITHOUT = 'Python examples cannot be run';

export const python: Check = {
  id: 'python',
  title: 'Python',
  async look(app, signal) {
    const executable = join(app.home, 'python', 'bin', 'python');
    if (!existsSync(executable)) {
      return {
        status: 'reduced',
        found: `no virtual environment in ${join(app.home, 'python')}: ${WITHOUT}`,
        mend: 'Install Python 3.10 or newer with pip, then run `npm run setup -- --retry`.',
      };
    }
    const result = await runProgram(executable, ['-I', '-c', SCRIPT], signal);
    const versions = result.ran && result.ok ? Versions.parse(JSON.parse(result.stdout)) : undefined;
    if (versions?.ib_async && versions.ib_insync) {
      const { python, ib_async, ib_insync, pandas } = versions;
      const found = `${python}, ib_async ${ib_async}, ib_insync ${ib_insync}`;
      if (pandas) return { status: 'ok', found: `${found}, pandas ${pandas}` };
      return {
        status: 'reduced',
        found: `${found}, without pandas: examples that use util.df fail`,
        mend: `Name another Python in IBS_PYTHON, delete ${join(app.home, 'python')}, then run \`npm run setup -- --retry\`.`,
      };
    }
    const missing =
      versions && ['ib_async', 'ib_insync'].filter((name) => !versions[name as keyof typeof versions]);
    return {
      status: 'reduced',
      found: missing
        ? `${versions.python}, without ${missing.join(' and ')}: ${WITHOUT}`
        : `${executable} does not run: ${WITHOUT}`,
      mend: `Delete ${join(app.home, 'python')}, then run \`npm run setup -- --retry\`.`,
    };
  },
};
