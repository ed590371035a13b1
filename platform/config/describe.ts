import { safeParse } from 'zod/v4/core';
import { BOOTSTRAP_VARIABLES } from './environment.js';
import { fieldsOf } from './field.js';
import type { Section } from './section.js';

/** The settings as a Markdown document: one table a section. */
export function renderSettings(sections: readonly Section[]): string {
  const tables = sections.map((section) => {
    const rows = fieldsOf([section]).map((field) => {
      const fallback = safeParse(field.schema, undefined);
      const value =
        fallback.success && fallback.data !== undefined ? `\`${JSON.stringify(fallback.data)}\`` : 'none';
      return `| \`${field.key}\` | \`${field.variable}\` | ${value} | ${field.about} |`;
    });
    return [
      `## ${section.name}`,
      '',
      section.about,
      '',
      '| setting | environment | default | what it does |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  const bootstrap = Object.entries(BOOTSTRAP_VARIABLES).map(([name, about]) => `| \`${name}\` | ${about} |`);
  return [
    '# Settings',
    '',
    'Generated from the program (`npm run docs`). Later wins: default, `ibs.yaml`, environment, flag',
    '(any setting: `--set server.port=8080`). Unknown keys and unknown `IBS_…` variables are refused.',
    '',
    '| environment only | what it does |',
    '| --- | --- |',
    ...bootstrap,
    '',
    tables.join('\n\n'),
    '',
  ].join('\n');
}
