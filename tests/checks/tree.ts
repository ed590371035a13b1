import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The project's files as the checks see them: read at most once, parsed at most once. */
export interface Tree {
  /** Absolute; the fixtures of unit tests have none on disk. */
  readonly root: string;
  /** Paths from the root with `/`, sorted. */
  readonly files: readonly string[];
  has(path: string): boolean;
  read(path: string): string;
  parse(path: string): ts.SourceFile;
}

/** What git tracks, and what it would track: a new file is held to the rules before it is committed. */
export function openTree(root: string): Tree {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const files = [...new Set(listed.split('\0'))].filter((path) => path && existsSync(join(root, path)));
  return makeTree(root, files, (path) => readFileSync(join(root, path), 'utf8'));
}

export function makeTree(root: string, unsorted: readonly string[], load: (path: string) => string): Tree {
  const files = [...unsorted].sort();
  const known = new Set(files);
  const texts = new Map<string, string>();
  const sources = new Map<string, ts.SourceFile>();
  const read = (path: string): string => {
    const text = texts.get(path) ?? load(path);
    texts.set(path, text);
    return text;
  };
  return {
    root,
    files,
    has: (path) => known.has(path),
    read,
    parse(path) {
      const source = sources.get(path) ?? ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
      sources.set(path, source);
      return source;
    },
  };
}

const CODE = /\.(ts|tsx|mts|mjs|js)$/;

/** Data that people review, deliberately broken fixtures, and what a build wrote are not the project's code. */
const NOT_OURS = /^(corpus\/(examples|knowledge|confirmed)\/|tests\/fixtures\/|dist\/)|\.d\.ts$/;

export function codeFiles(tree: Tree): readonly string[] {
  return tree.files.filter((path) => CODE.test(path) && !NOT_OURS.test(path));
}

export function isTest(path: string): boolean {
  return path.startsWith('tests/');
}

/** `path:line` of a node, as editors and terminals link it. */
export function placeOf(source: ts.SourceFile, node: ts.Node): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}
