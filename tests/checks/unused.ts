import { posix } from 'node:path';
import ts from 'typescript';
import type { Check, Findings } from './check.js';
import { type Import, importsOf, resolveFrom } from './imports.js';
import { codeFiles, placeOf, type Tree } from './tree.js';

export const unused: Check = {
  name: 'unused',
  holds: 'every file is used by another, and so is every function and value it exports',
  run: (tree) => findUnused(tree),
};

/** Files that a tool finds by their name or place. */
const FOUND_BY_NAME = /(\.test\.ts|\.bench\.ts|\.config\.[mt]s)$/;

/** A use in a test counts: the rooms above may come later. Types count as used: they describe what is exported. */
export function findUnused(tree: Tree): Findings {
  const code = codeFiles(tree);
  const imports = code.flatMap((path) => importsOf(tree, path));
  const mentioned = mentionedFiles(tree, code);
  const isEntry = (path: string) => FOUND_BY_NAME.test(path) || mentioned.has(path);
  const importers = new Map<string, Import[]>();
  for (const each of imports) {
    if (each.to !== undefined && each.to !== each.from)
      importers.set(each.to, [...(importers.get(each.to) ?? []), each]);
  }
  return {
    problems: code
      .filter((path) => !isEntry(path))
      .flatMap((path) => {
        const users = importers.get(path) ?? [];
        if (users.length === 0) return [`${path}: nothing imports or starts it; remove it, or use it`];
        if (users.some(({ names, kind }) => names === undefined && kind !== 'type')) return [];
        const taken = new Set(users.flatMap(({ names }) => names ?? []));
        return exportedValues(tree.parse(path))
          .filter(({ name }) => !taken.has(name))
          .map(({ name, place }) => `${place}: nothing imports ${name}; drop its \`export\`, or remove it`);
      }),
  };
}

/** Entry points: files named by a string in package.json, a page, a configuration or the code that starts them. */
function mentionedFiles(tree: Tree, code: readonly string[]): Set<string> {
  const found = new Set<string>();
  const note = (from: string, text: string) => {
    found.add(resolveFrom(tree, from, `./${text}`));
    found.add(resolveFrom(tree, '.', text));
  };
  for (const path of tree.files.filter(
    (each) => /\.(json|html|yaml)$/.test(each) && !each.endsWith('-lock.json'),
  )) {
    for (const [, text = ''] of tree.read(path).matchAll(/"([^"\n]+)"/g)) {
      for (const word of text.split(/\s+/)) note(path, word.replace(/^\//, ''));
    }
  }
  for (const path of code) {
    const visit = (node: ts.Node): void => {
      // An import of a file is no mention: what it takes by name is looked at one by one.
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isImportTypeNode(node)) return;
      if (ts.isStringLiteralLike(node) && posix.extname(node.text) !== '' && !isDynamicImport(node.parent))
        note(path, node.text);
      if (ts.isCallExpression(node)) note(path, joinedPath(node));
      ts.forEachChild(node, visit);
    };
    visit(tree.parse(path));
  }
  return found;
}

/** The path that `join(root, 'tests', 'worker.ts')` names, as far as it is written out. */
function joinedPath(call: ts.CallExpression): string {
  return call.arguments.flatMap((each) => (ts.isStringLiteralLike(each) ? [each.text] : [])).join('/');
}

function isDynamicImport(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function exportedValues(source: ts.SourceFile): { name: string; place: string }[] {
  return source.statements.flatMap((statement) => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
    if (!exported) return [];
    const place = placeOf(source, statement);
    if (ts.isVariableStatement(statement)) {
      const names = statement.declarationList.declarations.map(({ name }) => name);
      return names.filter(ts.isIdentifier).map((name) => ({ name: name.text, place }));
    }
    const isValue =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    return isValue && statement.name ? [{ name: statement.name.text, place }] : [];
  });
}
