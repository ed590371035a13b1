import { readFileSync } from 'node:fs';

/** A file's text; of one that is not there, or is closed to us, none. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
