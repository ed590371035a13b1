import { makeTree, type Tree } from './tree.js';

/** A project of a few files, to show that a check says no. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return makeTree('/nowhere', Object.keys(files), (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`the fixture has no ${path}`);
    return text;
  });
}
