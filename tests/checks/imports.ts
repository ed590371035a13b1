import { posix } from 'node:path';
import ts from 'typescript';
import { placeOf, type Tree } from './tree.js';

export interface Import {
  readonly from: string;
  /** The file meant, from the root, when the specifier is relative; else undefined. */
  readonly to: string | undefined;
  readonly specifier: string;
  readonly kind: 'static' | 'type' | 'dynamic';
  /** What is taken by name; undefined when all of it may be (`* as`, dynamic, `export *`). */
  readonly names: readonly string[] | undefined;
  readonly place: string;
}

/** Every import and re-export of a file, types and `import('…')` included, read off its syntax tree. */
export function importsOf(tree: Tree, from: string): Import[] {
  const source = tree.parse(from);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, kind: Import['kind'], names?: readonly string[]) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { text } = specifier;
    found.push({
      from,
      to: text.startsWith('.') ? resolveFrom(tree, from, text) : undefined,
      specifier: text,
      kind,
      names,
      place: placeOf(source, specifier),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, isTypeOnly(node) ? 'type' : 'static', importedNames(node.importClause));
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static', reexportedNames(node));
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, 'type');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], 'dynamic');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function importedNames(clause: ts.ImportClause | undefined): readonly string[] | undefined {
  if (!clause) return [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) return undefined;
  const named = bindings?.elements.map((element) => (element.propertyName ?? element.name).text) ?? [];
  return clause.name ? ['default', ...named] : named;
}

function reexportedNames({ exportClause }: ts.ExportDeclaration): readonly string[] | undefined {
  if (!exportClause || !ts.isNamedExports(exportClause)) return undefined;
  return exportClause.elements.map((element) => (element.propertyName ?? element.name).text);
}

const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js'],
  '.mjs': ['.mts', '.mjs'],
};

/** TypeScript writes `./clock.js` where `clock.ts` is meant. A file that is not there keeps its written name. */
export function resolveFrom(tree: Tree, from: string, specifier: string): string {
  const written = posix.normalize(posix.join(posix.dirname(from), specifier));
  const extension = posix.extname(written);
  const stem = written.slice(0, written.length - extension.length);
  const candidates = (SOURCES_OF[extension] ?? []).map((source) => stem + source);
  return candidates.find((candidate) => tree.has(candidate)) ?? written;
}
