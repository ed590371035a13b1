import { profileNames } from '../../harness/guard/policy/policy.js';
import { profiles } from '../../harness/guard/policy/profiles.js';
import { readPolicy } from '../../harness/guard/policy/read-policy.js';
import { policiesTable, policyShape, profilesTable } from '../../harness/guard/policy/table.js';
import type { Answer } from '../cli/answer.js';

/** All profiles, or one policy whole: a profile, or a file that is checked on the way. */
export async function policiesAbout(asked: string | undefined, cwd: string): Promise<Answer> {
  if (asked === undefined) {
    const shape = { profiles: profileNames.map((name) => policyShape(profiles[name])) };
    return { shape, text: `${profilesTable()}\n` };
  }
  const policy = await readPolicy(asked, cwd);
  return { shape: policyShape(policy), text: `${policiesTable([policy])}\n` };
}
