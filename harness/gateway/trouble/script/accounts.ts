import { Fault } from '../../../../platform/errors/fault.js';
import { scriptFaults } from './faults.js';
import { shown } from './place.js';
import type { Script } from './script.js';

/** Refuses a script with an account that the login does not have: there will be no others. */
export function checkAccounts({ name, parts }: Script, known: readonly string[]): void {
  for (const { line, parameters } of parts.flatMap((part) => (part.kind === 'step' ? part : part.steps))) {
    const { account } = parameters;
    if (account === undefined || known.includes(account)) continue;
    throw new Fault(
      scriptFaults.bad,
      `${name}:${line}: there is no account ${shown(account)}; the login has ${known.join(', ')}`,
      { details: { script: name, line } },
    );
  }
}
