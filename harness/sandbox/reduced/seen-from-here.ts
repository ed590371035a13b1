import { realpathSync } from 'node:fs';
import { type CellPlan, guardSocket, scratchFolder } from '../cell.js';

/** Turns paths as they are seen inside into those of this machine: nothing can be put elsewhere without mounts. */
export interface Places {
  /** Files and folders of this machine that the cell may read. */
  readonly readable: readonly string[];
  /** A text that is a path, or an option or address that ends in one. */
  translate(text: string): string;
}

export function placesOf({ files, socket }: Pick<CellPlan, 'files' | 'socket'>, scratch: string): Places {
  const places = Object.entries(files).map(([here, there]) => ({ here: realpathSync(here), there }));
  const known = [...places, { here: scratch, there: scratchFolder }, { here: socket, there: guardSocket }]
    // What lies within another place comes before it.
    .sort((a, b) => b.there.length - a.there.length);
  return {
    readable: places.map(({ here }) => here),
    translate(text) {
      const [, before = '', path = ''] = /^((?:-[^/]*=)?(?:file:\/\/)?)(\/.*)$/s.exec(text) ?? [];
      const place = known.find(({ there }) => path === there || path.startsWith(`${there}/`));
      return place === undefined ? text : before + place.here + path.slice(place.there.length);
    },
  };
}
