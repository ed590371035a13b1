import type { Criterion } from '../criterion.js';
import { alike } from './alike.js';
import { barContents } from './bars.js';
import { contractContents } from './contracts.js';
import { legible } from './legible.js';
import { otherContents } from './others.js';
import { quoteContents } from './quotes.js';
import { holdingContents } from './told-holdings.js';

/** Whether what is told can be so. */
export const contentCriteria: readonly Criterion[] = [
  legible,
  alike,
  ...contractContents,
  ...quoteContents,
  ...barContents,
  ...holdingContents,
  ...otherContents,
];
