import { categoryCriteria } from './category-criteria.js';
import { contentCriteria } from './contents/content-criteria.js';
import { conversationCriteria } from './conversation-criteria.js';
import type { Criterion } from './criterion.js';
import { declaredCriteria } from './declared.js';
import { errorCriteria } from './error-criteria.js';
import { orderCriteria } from './orders/order-criteria.js';
import { sessionCriteria } from './session-criteria.js';

/** All that a run is held to. */
export const criteria: readonly Criterion[] = [
  ...sessionCriteria,
  ...conversationCriteria,
  ...errorCriteria,
  ...contentCriteria,
  ...orderCriteria,
  ...categoryCriteria,
  ...declaredCriteria,
];
