import type { Field } from './field.js';
import { didYouMean } from './nearest.js';
import type { Given, Source } from './source.js';
import { fromText } from './text.js';

/** Read before any configuration is, so they belong to no section. */
export const BOOTSTRAP_VARIABLES = {
  IBS_HOME:
    'Where state lives: database, reports, caches. Default: `.ibs` in a checkout, else the user’s state folder.',
  IBS_CONFIG: 'The configuration file. Default: `ibs.yaml` in the current folder, else in `IBS_HOME`.',
  IBS_PYTHON:
    'The Python that the set-up makes its environment from. Default: `/usr/bin/python3`, then what PATH has.',
} as const;

/** Set by the test runner for the tests' own use. */
const TEST_PREFIX = 'IBS_TEST_';

/** Reads `IBS_…`. One that nothing knows is refused: a misspelt limit must not quietly be no limit. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  fields: readonly Field[],
): Source {
  const given = new Map<string, Given>();
  const complaints: string[] = [];
  const byVariable = new Map(fields.map((field) => [field.variable, field]));
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith('IBS_') || text === undefined || text === '') continue;
    if (variable in BOOTSTRAP_VARIABLES || variable.startsWith(TEST_PREFIX)) continue;
    const field = byVariable.get(variable);
    if (field === undefined) {
      complaints.push(`unknown environment variable ${variable}${didYouMean(variable, byVariable.keys())}`);
    } else {
      given.set(field.key, { value: fromText(field.kind, text), origin: { from: 'environment', variable } });
    }
  }
  return { given, complaints };
}
