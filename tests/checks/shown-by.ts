import { posix } from 'node:path';
import { resolveFrom } from './imports.js';
import type { Tree } from './tree.js';

/** Real clients have the first word. */
const TESTED_IN = ['tests/contract/', 'tests/harness/gateway/'];
const HANDLERS = 'harness/gateway/requests/';

interface TestFile {
  readonly path: string;
  /** How many files it is made of. */
  readonly size: number;
  /** How often it sends each request; what a helper sends for several tests counts for each in part. */
  readonly sent: ReadonlyMap<string, number>;
}

/**
 * By the name of each request, the test that shows it: of those that send it, one named as the handler's file,
 * otherwise the one that sends it most.
 */
export function findShown(tree: Tree, names: readonly string[]): ReadonlyMap<string, string> {
  const folders = TESTED_IN.map((folder) => testsIn(tree, folder, names));
  const topics = topicsIn(tree);
  const found = names.flatMap((name) => {
    const senders = folders.map((tests) => tests.filter(({ sent }) => sent.has(name)));
    const [first = []] = senders.filter((tests) => tests.length > 0);
    const topic = topics.get(name);
    const ofTopic = first.filter(({ path }) => topic !== undefined && path.includes(`/${topic}`));
    const [best] = (ofTopic.length > 0 ? ofTopic : first)
      .map(({ path, size, sent }) => ({ path, size, count: sent.get(name) ?? 0 }))
      .sort(
        (one, other) => other.count - one.count || other.size - one.size || (one.path < other.path ? -1 : 1),
      );
    return best ? [[name, best.path] as const] : [];
  });
  return new Map(found);
}

/** Those of `npm test`. */
function testsIn(tree: Tree, folder: string, names: readonly string[]): readonly TestFile[] {
  const nameOf = new Map(names.map((name) => [name.toLowerCase(), name]));
  const tests = tree.files
    .filter((path) => path.startsWith(folder) && /(?<!\.full)\.test\.ts$/.test(path))
    .map((path) => ({ path, files: filesBehind(tree, path, folder) }));
  const uses = new Map<string, number>();
  for (const file of tests.flatMap(({ files }) => files)) uses.set(file, (uses.get(file) ?? 0) + 1);
  return tests.map(({ path, files }) => {
    const sent = new Map<string, number>();
    for (const file of files) {
      for (const word of wordsSent(tree.read(file))) {
        const name = nameOf.get(word.toLowerCase().replace(/^req(?=cancel)/, ''));
        if (name !== undefined) sent.set(name, (sent.get(name) ?? 0) + 1 / (uses.get(file) ?? 1));
      }
    }
    return { path, size: files.length, sent };
  });
}

function filesBehind(tree: Tree, test: string, folder: string): readonly string[] {
  const files = new Set([test]);
  // A set that grows while it is walked goes on to what was added.
  for (const file of files) {
    for (const [, specifier = ''] of tree.read(file).matchAll(/^(?:import|\}).*'(\.[^']+)'/gm)) {
      const to = resolveFrom(tree, file, specifier);
      if (to.startsWith(folder) && tree.has(to)) files.add(to);
    }
  }
  return [...files];
}

/** What is called, and layouts handed to whatever sends them. Clients disagree on capitals and on `reqCancel`. */
function wordsSent(text: string): readonly string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*|#).*$/gm, '');
  return [...code.matchAll(/\b(\w+)\s*\(\s*(\w*)/g)].flatMap(([, called = '', first = '']) =>
    /^(?:send|encode)/.test(called) ? [called, first] : [called],
  );
}

/** The file in which each request is answered, without its extension. */
function topicsIn(tree: Tree): ReadonlyMap<string, string> {
  const files = tree.files.filter((path) => path.startsWith(HANDLERS) && path.endsWith('.ts'));
  return new Map(
    files.flatMap((path) =>
      [...tree.read(path).matchAll(/^ {2}(?:on|onInSlices|refused)\(\s*(\w+)/gm)].map(
        ([, name = '']) => [name, posix.basename(path, '.ts')] as const,
      ),
    ),
  );
}
