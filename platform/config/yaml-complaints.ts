import { type Document, isMap, isScalar, type LineCounter, type Node, type Pair } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from './nearest.js';

type Issue = z.core.$ZodIssue;

const LONGEST_FOUND = 40;

/** What is wrong with a file in YAML, each with its place: `strict.yaml:3:5: limits.openOrders: expected …`. */
export function complaintsOf(
  issues: readonly Issue[],
  file: { readonly name: string; readonly document: Document; readonly lines: LineCounter },
  known: (path: readonly PropertyKey[]) => readonly string[],
): readonly string[] {
  const { name, document, lines } = file;
  /** What stands there instead, where it fits a line. */
  const foundAt = (path: readonly string[]): string => {
    const isThere = keyNode(document, path.slice(0, -1), path.at(-1) ?? '') !== undefined;
    const node: unknown = document.getIn(path, true);
    if (isScalar(node) && String(node.value).length <= LONGEST_FOUND) {
      return `, found ${node.value === null ? 'nothing' : scalarText(node.value)}`;
    }
    return isThere || node !== undefined ? '' : ', and it is missing';
  };
  const placed = (node: Node | undefined, text: string) => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    return { line, col, text: `${name}:${line}:${col}: ${text}` };
  };
  return issues
    .flatMap((issue) => plainIssues(issue))
    .flatMap((issue) => {
      const path = issue.path.map(String);
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) =>
          placed(
            keyNode(document, path, key),
            `unknown key "${[...path, key].join('.')}"${meant(key, known(issue.path))}`,
          ),
        );
      }
      const where = path.length === 0 ? '' : `${path.join('.')}: `;
      // What could be meant, or a list of names, says what was found already.
      const isPlain = /^expected [^;]*$/.test(issue.message);
      const found = isPlain && path.length > 0 ? foundAt(path) : '';
      return [placed(nodeAt(document, path), `${where}${issue.message}${found}`)];
    })
    .sort((one, other) => one.line - other.line || one.col - other.col)
    .map(({ text }) => text);
}

function meant(key: string, keys: readonly string[]): string {
  return didYouMean(key, keys) || `; the keys here are ${keys.join(', ')}`;
}

/** Of several ways in which a value could have been written, what is wrong with the one that was meant. */
function plainIssues(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((branch) =>
    branch.every((each) => each.path.length > 0 || !['invalid_type', 'invalid_value'].includes(each.code)),
  );
  if (meant === undefined) return [issue];
  return meant
    .map((each) => ({ ...each, path: [...issue.path, ...each.path] }))
    .flatMap((each) => plainIssues(each));
}

/** The node at a path, or the nearest around what is missing. */
function nodeAt(document: Document, path: readonly string[]): Node | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const within = path.slice(0, length - 1);
    const key = keyNode(document, within, path[length - 1] ?? '');
    if (key) return key;
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isScalar(node) || isMap(node)) return node;
  }
  return undefined;
}

function keyNode(document: Document, path: readonly string[], key: string): Node | undefined {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return undefined;
  const pair = map.items.find((each: Pair) => String(isScalar(each.key) ? each.key.value : each.key) === key);
  return isScalar(pair?.key) ? pair.key : undefined;
}

function scalarText(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
