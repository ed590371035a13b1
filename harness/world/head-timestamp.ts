import { isShown } from './bar/view.js';
import { planOf } from './day/plan.js';
import type { WhatToShow } from './market.js';
import type { Model } from './model/model.js';

/** No listing falls into a longer rest. */
const LONGEST_REST_DAYS = 30;

/** The opening of the first day. */
export function headTimestampOf(model: Model, whatToShow: WhatToShow): number | undefined {
  if (!isShown(model, whatToShow)) return undefined;
  for (let ahead = 0; ahead <= LONGEST_REST_DAYS; ahead++) {
    const plan = planOf(model, model.firstDay + ahead);
    if (plan !== undefined) return plan.start;
  }
  return undefined;
}
