import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../platform/errors/fault.js';
import { messageOf } from '../../platform/errors/thrown.js';
import { categories, type Example, type Tier } from './example.js';
import { exampleFaults } from './faults.js';
import { badHeader, parseExample } from './parse.js';

const PLACE = /^(?:ts\/([^/]+)\/[^/]+\.ts|python\/([^/]+)\/[^/]+\.py)$/;

/**
 * All examples below a folder: `ts/<category>/*.ts` and `python/<category>/*.py`, in the order of their paths. What is
 * wrong with any of them is thrown as one `Fault`, and then there are none.
 */
export async function loadExamples(folder: string, tier: Tier): Promise<readonly Example[]> {
  const complaints: string[] = [];
  const examples: Example[] = [];
  for (const file of await codeFilesIn(folder)) {
    try {
      const example = parseExample(await textOf(join(folder, file)), { file, tier });
      complaints.push(...misplacedIn(example), ...repeatedIn(example, examples));
      examples.push(example);
    } catch (thrown) {
      if (!(thrown instanceof Fault) || !Array.isArray(thrown.details['complaints'])) throw thrown;
      complaints.push(...thrown.details['complaints'].map(String));
    }
  }
  if (complaints.length > 0) throw badHeader(`the examples in ${folder}`, complaints);
  return examples;
}

async function codeFilesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.(?:ts|py)$/.test(entry.name))
      .map((entry) =>
        join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'),
      )
      .sort();
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): Fault {
  const why = messageOf(cause);
  return new Fault(exampleFaults.unreadable, `cannot read ${path} (${why})`, { cause, details: { path } });
}

function misplacedIn(example: Example): readonly string[] {
  const { file, category } = example;
  const [, ts, python] = PLACE.exec(file) ?? [];
  const folder = ts ?? python;
  if (folder === undefined) {
    return [`${file}:1:1: expected the file at ts/${category}/NAME.ts or python/${category}/NAME.py`];
  }
  if (folder === category) return [];
  if (!categories.some((each) => each === folder)) {
    return [`${file}:1:1: the folder "${folder}" is no category; there are ${categories.join(', ')}`];
  }
  return [
    `${placeOf(example, 'category')}: category: expected "${folder}", as its folder says, found "${category}"`,
  ];
}

/** What only one example may have. */
function repeatedIn(example: Example, others: readonly Example[]): readonly string[] {
  const same = others.find(({ id }) => id === example.id);
  const alike = others.find(({ task, language }) => task === example.task && language === example.language);
  return [
    ...(same ? [`${placeOf(example, 'id')}: id: ${same.file} has the id "${same.id}"`] : []),
    ...(alike ? [`${placeOf(example, 'task')}: task: ${alike.file} does the same task`] : []),
  ];
}

function placeOf({ file, code }: Example, key: string): string {
  const line = code.split('\n').findIndex((each) => each.startsWith(`${key}:`)) + 1;
  return `${file}:${Math.max(1, line)}:1`;
}
