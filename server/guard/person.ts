import { guardFaults } from '../../harness/guard/faults.js';
import type { Kill } from '../../harness/guard/kill/kill-switch.js';
import { Fault } from '../../platform/errors/fault.js';

/** Only a person lets trading go on, who has been told why it was stopped. */
export async function requirePerson(
  { because, since }: Kill,
  ask: ((question: string) => Promise<string | undefined>) | undefined,
): Promise<void> {
  const why = `killed since ${new Date(since).toISOString()}: ${because}`;
  if (ask === undefined) throw new Fault(guardFaults.needs_person, why);
  const answer = (await ask(`${why}\nType RELEASE to let trading go on: `)) ?? '';
  if (answer.trim() === 'RELEASE') return;
  throw new Fault(guardFaults.needs_person, `expected RELEASE, found ${JSON.stringify(answer.slice(0, 40))}`);
}
