import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * The one address of all state: `IBS_HOME`; else `.ibs` in a checkout; else the user's state folder.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} root the checkout, or the folder of the installed package
 * @returns {string} an absolute path; nothing is created
 */
export function resolveHome(env, root) {
  const chosen = env['IBS_HOME'];
  if (chosen) return resolve(chosen);
  if (isCheckout(root)) return join(root, '.ibs');
  const stateHome = env['XDG_STATE_HOME'];
  // The XDG rules say that a relative path is to be ignored.
  if (stateHome && isAbsolute(stateHome)) return join(stateHome, 'ibs');
  return join(env['HOME'] || homedir(), '.local', 'state', 'ibs');
}

/**
 * The set-up is not part of the published package, so its presence tells a checkout from an installation.
 *
 * @param {string} root
 */
function isCheckout(root) {
  return existsSync(join(root, 'platform', 'setup', 'main.mjs'));
}
