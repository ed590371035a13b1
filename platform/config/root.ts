import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PackageRoot {
  /** The folder of our package.json: a checkout, or the installed package. */
  readonly root: string;
  readonly version: string;
  readonly engines: string;
}

/** Looks upwards from `from` (a module's URL) for our own package.json; the bundle lies elsewhere than the sources. */
export function findPackageRoot(from: string): PackageRoot {
  for (let folder = dirname(fileURLToPath(from)); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const found = JSON.parse(readFileSync(file, 'utf8')) as {
        name?: string;
        version: string;
        engines: { node: string };
      };
      if (found.name === 'ib-specialist') {
        return { root: folder, version: found.version, engines: found.engines.node };
      }
    }
    if (folder === dirname(folder)) throw new Error(`no package.json of ib-specialist above ${from}`);
  }
}
