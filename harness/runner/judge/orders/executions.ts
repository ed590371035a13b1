import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import { executionsOf, type OrderStory, type StepOf, stepsOf, termsOf } from './book/story.js';
import { isAbout } from './numbers.js';

/** Executions are of their order: its side, its limit, its size; each is told once, and the same when asked for. */
export function whatWasExecutedOtherwise(seen: Observed): readonly string[] {
  return orderBookOf(seen).orders.flatMap((story) => [...repeated(story), ...wrongWithExecutions(story)]);
}

/** An answer to reqExecutions may tell again what was told before. */
const UNASKED = -1;

function repeated(story: OrderStory): readonly string[] {
  const first = new Map<string, string>();
  const told = new Set<string>();
  return stepsOf(story, 'execution').flatMap(({ execution, texts, session }) => {
    const { execId = '', reqId = UNASKED } = execution;
    const key = `${session} ${reqId} ${execId}`;
    const text = JSON.stringify({ ...texts, reqId: '' });
    const before = first.get(execId) ?? text;
    first.set(execId, before);
    if (told.has(key)) return [`${story.title}: execution ${execId} was told twice`];
    told.add(key);
    return before === text ? [] : [`${story.title}: execution ${execId} is told in two ways`];
  });
}

function wrongWithExecutions(story: OrderStory): readonly string[] {
  const { action, orderType, secType, totalQuantity = 0, cashQty = 0 } = termsOf(story);
  const complaints: string[] = [];
  let filled = 0;
  let spent = 0;
  for (const step of executionsOf(story)) {
    const { execId, side, shares = 0, price = 0, cumQty = 0, avgPrice = 0 } = step.execution;
    const say = (what: string) => void complaints.push(`${story.title}, execution ${execId}: ${what}`);
    filled += shares;
    spent += shares * price;
    if (side !== (action === 'BUY' ? 'BOT' : 'SLD')) say(`${side} is not the side of a ${action} order`);
    if (shares <= 0) say(`${shares} shares are none`);
    if (price <= 0 && secType !== 'BAG') say(`${price} is no price`);
    if (!isAbout(cumQty, filled)) say(`${cumQty} are told to be filled by then, not ${filled}`);
    if (filled > totalQuantity && cashQty === 0)
      say(`${filled} are more than the ${totalQuantity} that were ordered`);
    if (!isAbout(avgPrice, spent / filled)) say(`the average price is ${avgPrice}, not ${spent / filled}`);
    if (orderType === 'LMT' && isBeyond(story, step)) say(`${price} is beyond the limit`);
    complaints.push(...oddities(step).map((what) => `${story.title}, execution ${execId}: ${what}`));
  }
  return complaints;
}

/** Of a changed limit, one of the two that may hold while the change is on its way. */
function isBeyond(story: OrderStory, { execution: { price = 0 }, place }: StepOf<'execution'>): boolean {
  const limits = stepsOf(story, 'placed')
    .filter((placed) => placed.place < place)
    .slice(-2)
    .map(({ terms }) => terms.lmtPrice ?? price);
  const isBuy = termsOf(story).action === 'BUY';
  return limits.every((limit) => (isBuy ? price > limit : price < limit) && !isAbout(price, limit));
}

const LIQUIDITY: ReadonlySet<number> = new Set([0, 1, 2, 3, 4]);

function oddities({ execution: { lastLiquidity = 0, liquidation = 0 }, texts }: StepOf<'execution'>) {
  return [
    ...(LIQUIDITY.has(lastLiquidity) ? [] : [`lastLiquidity ${lastLiquidity} is unknown`]),
    ...(liquidation === 0 || liquidation === 1 ? [] : [`liquidation ${liquidation} is unknown`]),
    ...['execExchange', 'symbol', 'secType']
      .filter((field) => (texts[field] ?? '') === '')
      .map((field) => `no ${field} is told`),
    ...(/^\d{8}[ -]{1,2}\d\d:\d\d:\d\d/.test(String(texts['time'])) ? [] : [`"${texts['time']}" is no time`]),
  ];
}
