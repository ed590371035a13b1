import { categoryCriteria } from './categories/category-criteria.js';
import { contentCriteria } from './contents/content-criteria.js';
import type { Criterion } from './criterion.js';
import { declaredCriteria } from './declared/declared-criteria.js';
import { orderCriteria } from './orders/order-criteria.js';
import { errorCriteria } from './requests/error-criteria.js';
import { questionCriteria } from './requests/question-criteria.js';
import { sessionCriteria } from './sessions/session-criteria.js';

/** All that a run is held to. */
export const criteria: readonly Criterion[] = [
  ...sessionCriteria,
  ...questionCriteria,
  ...errorCriteria,
  ...contentCriteria,
  ...orderCriteria,
  ...categoryCriteria,
  ...declaredCriteria,
];
