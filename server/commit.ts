import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The commit a checkout stands at, read from git's own files; an installed package has none. */
export function readCommit(root: string): string | undefined {
  const read = (...path: string[]): string | undefined => {
    try {
      return readFileSync(join(root, '.git', ...path), 'utf8').trim();
    } catch {
      return undefined;
    }
  };
  const head = read('HEAD');
  if (head === undefined || !head.startsWith('ref: ')) return head;
  const ref = head.slice('ref: '.length);
  const packed = read('packed-refs')
    ?.split('\n')
    .find((line) => line.endsWith(` ${ref}`));
  return read(ref) ?? packed?.split(' ')[0];
}
