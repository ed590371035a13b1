import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * @param {...string} parts
 * @returns {string}
 */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 32);
}

/**
 * The text of a file, or nothing where there is none.
 *
 * @param {string} file
 */
export function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * One hash over names and contents.
 *
 * @param {string} root
 * @param {readonly string[]} files
 * @returns {string}
 */
export function hashOfFiles(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}:${content.length}:`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * All files below a folder whose name fits, sorted; none when the folder is not there.
 *
 * @param {string} folder
 * @param {(name: string) => boolean} [fits]
 * @returns {string[]}
 */
export function filesBelow(folder, fits = () => true) {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path, fits);
      return entry.isFile() && fits(entry.name) ? [path] : [];
    })
    .sort();
}
