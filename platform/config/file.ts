import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Field } from './field.js';
import { didYouMean } from './nearest.js';
import { originText } from './origin.js';
import { readYaml } from './read-yaml.js';
import type { Given, Source } from './source.js';

/** Reads the text of an `ibs.yaml`. `name` is what complaints call the file. */
export function readConfigFile(name: string, text: string, fields: readonly Field[]): Source {
  const read = readYaml(name, text);
  if ('complaints' in read) return { given: new Map(), complaints: read.complaints };
  const { document, lines } = read;
  const given = new Map<string, Given>();
  const complaints: string[] = [];
  const byKey = new Map(fields.map((field) => [field.key, field]));

  const originOf = (node: { range?: Node['range'] } | null) => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    return { from: 'file', file: name, line, column: col } as const;
  };

  const walk = (map: YAMLMap, path: readonly string[]): void => {
    for (const { key: keyNode, value } of map.items) {
      const origin = originOf(isScalar(keyNode) ? keyNode : null);
      const part = isScalar(keyNode) ? String(keyNode.value) : String(keyNode);
      const key = [...path, part].join('.');
      if (byKey.has(key)) {
        given.set(key, { value: isAlias(value) ? value.toJS(document) : plain(value), origin });
      } else if (!fields.some((field) => field.key.startsWith(`${key}.`))) {
        complaints.push(
          `${originText(origin)}: unknown key "${key}"${didYouMean(part, siblings(fields, path))}`,
        );
      } else if (isMap(value)) {
        walk(value, [...path, part]);
      } else if (!isScalar(value) || value.value !== null) {
        complaints.push(`${originText(origin)}: "${key}" is a section: expected keys below it, not a value`);
      }
    }
  };

  if (isMap(document.contents)) walk(document.contents, []);
  else if (document.contents !== null && !(isScalar(document.contents) && document.contents.value === null)) {
    const found = isSeq(document.contents) ? 'a list' : 'a single value';
    complaints.push(`${name}:1:1: expected sections such as "server:", found ${found}`);
  }
  return { given, complaints };
}

function plain(node: unknown): unknown {
  return node !== null && typeof node === 'object' && 'toJSON' in node
    ? (node as { toJSON(): unknown }).toJSON()
    : node;
}

/** The names that could stand where an unknown one was found. */
function siblings(fields: readonly Field[], path: readonly string[]): Set<string> {
  const names = fields
    .filter((field) => path.every((part, i) => field.path[i] === part))
    .map((field) => field.path[path.length]);
  return new Set(names.filter((name) => name !== undefined));
}
