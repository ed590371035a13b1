import { existsSync } from 'node:fs';
import { findTool } from '../tools.mjs';
import { EXIT, Trouble } from '../trouble.mjs';

/**
 * What npm prints when it fails, and what that means to a user; the first that fits counts. The words are
 * those of npm 11 and node-gyp 12, taken from real failures.
 *
 * @type {readonly { when: RegExp, says: string }[]}
 */
const KNOWN = [
  { when: /ENOSPC/, says: 'the disk is full; make room, then try again' },
  {
    when: /error code (ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT)/,
    says: 'no network: the package registry cannot be reached; the first set-up needs it, later starts do not',
  },
  {
    when: /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF/,
    says: "the registry's certificate is not trusted; if your network has its own authority, name its file in NODE_EXTRA_CA_CERTS",
  },
  {
    when: /error code EUSAGE/,
    says: 'package.json and package-lock.json disagree; run npm install and keep the lock it writes',
  },
  {
    when: /error code EBADENGINE/,
    says: 'a package does not run on this Node; use one of the Nodes that package.json names under engines',
  },
  {
    when: /error code (EACCES|EPERM|EROFS)/,
    says: 'npm may not write here; make the checkout and its node_modules yours (chown), or work in a copy',
  },
  {
    when: /headers\.tar\.gz[\s\S]*(network connectivity|FetchError)|(network connectivity|FetchError)[\s\S]*headers\.tar\.gz/,
    says:
      "native modules are compiled with Node's C++ headers, which are not beside this Node and could not be downloaded; " +
      'use a Node that brings them (the archives on https://nodejs.org, nvm, NodeSource)',
  },
];

/**
 * @param {string} output of `npm ci`
 * @param {NodeJS.ProcessEnv} env
 * @param {string} log where all of it can be read
 * @returns {Trouble}
 */
export function npmTrouble(output, env, log) {
  const missing = /gyp ERR!/.test(output) ? missingTools(env) : [];
  if (missing.length > 0) {
    return new Trouble(
      `native modules have to be compiled here, but ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing; ${howToInstall(env)}`,
    );
  }
  const known = KNOWN.find(({ when }) => when.test(output));
  if (known) return new Trouble(`${known.says} (log: ${log})`);
  const tail = output.trimEnd().split('\n').slice(-15).join('\n');
  return new Trouble(`npm ci failed; its whole output is in ${log}, and its last lines are:`, {
    exit: EXIT.failed,
    detail: tail,
  });
}

/**
 * What node-gyp needs and PATH lacks.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function missingTools(env) {
  /** @param {...string} names */
  const lacks = (...names) => !names.some((name) => findTool(env, name));
  return [
    ...(lacks('g++', 'clang++', 'c++') || lacks('cc', 'gcc', 'clang') ? ['a C++ compiler (g++)'] : []),
    ...(lacks('make', 'gmake') ? ['make'] : []),
    ...(lacks('python3', 'python') ? ['Python 3'] : []),
  ];
}

/** @param {NodeJS.ProcessEnv} env */
function howToInstall(env) {
  if (process.platform === 'darwin') return 'install them with: xcode-select --install';
  if (findTool(env, 'apt-get') || existsSync('/usr/bin/apt-get'))
    return 'install them with: sudo apt-get install -y build-essential python3';
  if (findTool(env, 'dnf')) return 'install them with: sudo dnf install -y gcc-c++ make python3';
  if (findTool(env, 'apk')) return 'install them with: apk add build-base python3';
  return 'install them with the package manager of your system';
}
