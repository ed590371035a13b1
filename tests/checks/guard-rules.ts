import { features } from '../../harness/guard/asked/features.js';
import { guardedRequests } from '../../harness/guard/policy/requests.js';
import { profilesTable } from '../../harness/guard/policy/table.js';
import { otherRefusals } from '../../harness/guard/rules/rule-names.js';
import { rules } from '../../harness/guard/rules/rules.js';

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
    'Of orders, in the order in which they are asked: first all of them look at the words of the order, then at what is',
    'known of it.',
    '',
    '| rule | refuses |',
    '| --- | --- |',
    ...rows(rules),
    '',
    '## Other refusals',
    '',
    '| name | says |',
    '| --- | --- |',
    ...rows(otherRefusals),
    '',
    '## What orders do besides',
    '',
    'Refused by the rule `feature`, unless the policy names it under `features`.',
    '',
    '| feature | the order |',
    '| --- | --- |',
    ...rows(Object.entries(features).map(([name, about]) => ({ name, about }))),
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

function rows(table: readonly { readonly name: string; readonly about: string }[]): readonly string[] {
  return table.map(({ name, about }) => `| \`${name}\` | ${about} |`);
}
