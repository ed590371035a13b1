import { readFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { didYouMean } from '../../../platform/config/nearest.js';
import { Fault } from '../../../platform/errors/fault.js';
import { policyFaults } from './faults.js';
import { parsePolicy } from './parse-policy.js';
import { type Policy, profileNames } from './policy.js';
import { isProfileName, profiles } from './profiles.js';

/** Says of itself that it is a file, so that a profile of that name is not meant. */
const isPath = (name: string): boolean => /[\\/]|\.ya?ml$/i.test(name);

/**
 * A policy by the name of a profile, or from a file that starts from one and changes it.
 *
 * @example
 * await readPolicy('examples', process.cwd());
 * await readPolicy('./strict.yaml', process.cwd());
 */
export async function readPolicy(nameOrFile: string, cwd: string): Promise<Policy> {
  if (isProfileName(nameOrFile)) return profiles[nameOrFile];
  const path = resolve(cwd, nameOrFile);
  const below = relative(cwd, path);
  const name = below.startsWith('..') || isAbsolute(below) ? path : below;
  return parsePolicy(name, path, await textOf(path, nameOrFile));
}

async function textOf(path: string, asked: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (!isPath(asked)) {
      throw new Fault(
        policyFaults.unknown,
        `no profile is called "${asked}", and there is no file ${path}${didYouMean(asked, profileNames)}`,
        { cause, details: { profiles: profileNames, file: path } },
      );
    }
    throw new Fault(policyFaults.unreadable, `cannot read the policy ${path}: ${whyNot(cause)}`, {
      cause,
      details: { file: path },
    });
  }
}

function whyNot(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && cause.code === 'ENOENT' ? 'there is no such file' : cause.message;
}
