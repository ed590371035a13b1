import { didYouMean } from '../../../platform/config/nearest.js';
import { Fault } from '../../../platform/errors/fault.js';
import type { Example } from '../../example/example.js';
import type { Asked } from '../records/validation.js';
import { validationFaults } from './faults.js';

/** The examples that were asked for, in their order. A filter that fits none of them is told, not passed over. */
export function selectExamples(examples: readonly Example[], asked: Asked): readonly Example[] {
  const { filters, folder } = asked;
  const open = examples.filter((example) => isOfKind(example, asked));
  for (const filter of filters) {
    if (!open.some((example) => fits(example, filter, folder))) throw nothingFits(filter, open);
  }
  const selected =
    filters.length === 0
      ? open
      : open.filter((example) => filters.some((filter) => fits(example, filter, folder)));
  if (selected.length > 0) return selected;
  throw new Fault(validationFaults.nothing_selected, whyNothing(examples, asked), { details: { ...asked } });
}

function whyNothing(examples: readonly Example[], { folder, category, language, tier }: Asked): string {
  if (examples.length === 0) {
    return `there are no examples in ${folder}: expected ts/CATEGORY/*.ts or python/CATEGORY/*.py`;
  }
  const kind = [tier, language, category].filter((each) => each !== undefined).join(' ');
  return `none of the ${examples.length} examples in ${folder} is ${kind}`;
}

function isOfKind(example: Example, { category, language, tier }: Asked): boolean {
  return (
    (category === undefined || example.category === category) &&
    (language === undefined || example.language === language) &&
    (tier === undefined || example.tier === tier)
  );
}

/** Text of an id, a file or a tag; or a path, from here or from the root. */
function fits({ id, file, tags }: Example, filter: string, folder: string): boolean {
  const text = filter.toLowerCase();
  if ([id, file, ...tags].some((each) => each.toLowerCase().includes(text))) return true;
  const path = filter
    .replaceAll('\\', '/')
    .replace(/^(?:\.{0,2}\/)+/, '')
    .replace(/\/+$/, '');
  return path.includes('/') && `${folder.replaceAll('\\', '/')}/${file}`.includes(`/${path}`);
}

function nothingFits(filter: string, open: readonly Example[]): Fault {
  const isPath = /[\\/]/.test(filter);
  const next = isPath ? 'For examples of your own name their folder: `--folder DIR`.' : undefined;
  const words = open.flatMap(({ id, tags }) => [id, ...tags]);
  return new Fault(
    validationFaults.nothing_selected,
    `no example has "${filter}" in its id, file or tags${didYouMean(filter, words)}`,
    { details: { filter }, ...(next === undefined ? {} : { next }) },
  );
}
