import { categories } from '../../example/example.js';
import { criteria } from './criteria.js';
import type { Criterion } from './criterion.js';

/** CRITERIA.md: what a run is held to, for all examples and for each category. */
export function criteriaTable(): string {
  const common = criteria.filter(({ categories: of }) => of === undefined);
  const sections = categories.flatMap((category) => {
    const own = criteria.filter(({ categories: of }) => of?.includes(category));
    return own.length === 0 ? [] : [section(category, own)];
  });
  const bare = categories.filter(
    (category) => !criteria.some(({ categories: of }) => of?.includes(category)),
  );
  return [HEAD, ENDINGS, section('Every category', common), ...sections, ...nothingMore(bare)].join('\n');
}

const HEAD = `# What a run is held to

Generated from the program (\`npm run docs\`): the criteria by which an example's run passes, by category. Each is
looked at on what crossed the guard, on the account before and after, and on the program's end and output. A reason
in a report begins with the name of its criterion.
`;

const ENDINGS = `## How it ends

The first of these that holds is the outcome; the criteria below are looked at in any case.

| outcome | when |
| --- | --- |
| \`error\` | it could not be started (\`runs\`) |
| \`timeout\` | it was still running when its time was over (\`runs\`) |
| \`blocked\` | it went over the sandbox's limits (\`stays-in-limits\`) |
| \`blocked\` | the guard refused what the example does not expect to be refused (\`guard-allows\`) |
| \`blocked\` | it failed, and says that it ran into a wall of the sandbox (\`stays-in-sandbox\`) |
| \`error\` | a signal ended it, or its exit code is not the one expected (\`exits\`) |
| \`fail\` | a criterion below is not met |
| \`pass\` | none of these |
`;

function section(title: string, rows: readonly Criterion[]): string {
  const lines = rows.map(({ name, asks }) => `| \`${name}\` | ${asks} |`);
  return [`## ${title}`, '', '| criterion | asks |', '| --- | --- |', ...lines, ''].join('\n');
}

function nothingMore(bare: readonly string[]): readonly string[] {
  return bare.length === 0 ? [] : [`Nothing beyond that is asked of ${bare.join(', ')}.`, ''];
}
