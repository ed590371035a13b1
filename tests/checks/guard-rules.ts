import { features } from '../../harness/guard/asked/features.js';
import { guardedRequests } from '../../harness/guard/policy/requests.js';
import { profilesTable } from '../../harness/guard/policy/table.js';
import { ruleNames } from '../../harness/guard/rules/rule-names.js';

/** The documented list of all by which the guard refuses. */
export function renderGuardRules(): string {
  return [
    '# What the guard refuses',
    '',
    'Generated from the program (`npm run docs`). A refused order gets error 201 with the name of the rule and the',
    'figure that broke it, then the status `Cancelled`; a refused modification the same 201, then the order as it still',
    'stands; any other request 321.',
    '',
    '## Rules',
    '',
    '| rule | refuses |',
    '| --- | --- |',
    ...rows(ruleNames),
    '',
    '## What orders do besides',
    '',
    'Refused by the rule `feature`, unless the policy names it under `features`.',
    '',
    '| feature | the order |',
    '| --- | --- |',
    ...rows(features),
    '',
    '## Requests that move money or settings',
    '',
    `Refused unless the policy names them under \`requests\`: ${guardedRequests.map((name) => `\`${name}\``).join(', ')}.`,
    '`reqAutoOpenOrders` only when it binds orders placed by hand, `reqOpenOrders` only from client 0, `reqMktData`',
    'only for a regulatory snapshot.',
    '',
    '## Profiles',
    '',
    '```text',
    profilesTable(),
    '```',
    '',
  ].join('\n');
}

function rows(table: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(table).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`);
}
