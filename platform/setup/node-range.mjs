// Read by Nodes that are too old: syntax of 2015, no imports.

/** The same range as `engines` in package.json; a test holds the two equal. */
export const NODE_RANGE = '^20.19.0 || ^22.12.0 || >=24.0.0';

/**
 * @param {string} version such as `20.19.1`
 * @returns {boolean}
 */
export function nodeFits(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
}

/**
 * What to tell a user whose Node does not fit; nothing when it does.
 *
 * @param {string} version
 * @param {string} path where that Node lies: with several installed, the wrong one is often just first on PATH
 * @returns {string | undefined}
 */
export function nodeTrouble(version, path) {
  if (nodeFits(version)) return undefined;
  return (
    'Node ' +
    NODE_RANGE +
    ' is needed, but this is ' +
    version +
    ' (' +
    path +
    '). ' +
    'Install a current Node from https://nodejs.org or with your version manager (nvm install 24), then try again.'
  );
}
