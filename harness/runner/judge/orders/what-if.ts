import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import type { OpenOrder } from './book/readings.js';
import type { Preview } from './book/story.js';

/** What was asked what it would do is answered with margins, which add up, and has become no order. */
export function whatPreviewsLack(seen: Observed): readonly string[] {
  const { previews } = orderBookOf(seen);
  return previews.flatMap((preview) =>
    [...unanswered(preview), ...preview.answers.flatMap((answer) => wrongWithAnswer(answer, preview))].map(
      (what) => `${preview.title}: ${what}`,
    ),
  );
}

function unanswered({ answers, errors }: Preview): readonly string[] {
  if (errors.length > 0 || answers.some(hasMargins)) return [];
  return ['no openOrder told its margins'];
}

/** An answer without figures may come before the one that has them. */
function hasMargins({ initMarginAfter, maintMarginAfter }: OpenOrder): boolean {
  return figure(initMarginAfter) !== undefined && figure(maintMarginAfter) !== undefined;
}

function wrongWithAnswer(answer: OpenOrder, { terms }: Preview): readonly string[] {
  const complaints: string[] = [];
  const { action, totalQuantity, orderType, symbol, minCommission, maxCommission, commission } = answer;
  const isOther =
    action !== terms.action ||
    totalQuantity !== terms.totalQuantity ||
    orderType !== terms.orderType ||
    (terms.symbol !== undefined && symbol !== terms.symbol);
  if (isOther)
    complaints.push(`openOrder tells of ${action} ${totalQuantity} ${symbol} ${orderType} instead`);
  if (answer.status !== 'PreSubmitted') complaints.push(`its status is ${answer.status}, not PreSubmitted`);
  for (const what of ['initMargin', 'maintMargin', 'equityWithLoan'] as const) {
    const before = figure(answer[`${what}Before`]);
    const change = figure(answer[`${what}Change`]);
    const after = figure(answer[`${what}After`]);
    if (before === undefined || change === undefined || after === undefined) continue;
    if (Math.abs(before + change - after) > CENTS) {
      complaints.push(`${what}: ${before} and ${change} do not make ${after}`);
    }
  }
  const fees = [minCommission, commission, maxCommission].filter((fee) => fee !== undefined);
  if (fees.some((fee) => fee < 0)) complaints.push(`a commission of ${fees.join(', ')} is none`);
  if (minCommission !== undefined && maxCommission !== undefined && minCommission > maxCommission) {
    complaints.push(`the least commission, ${minCommission}, is above the highest, ${maxCommission}`);
  }
  return complaints;
}

/** What rounding may make of three figures. */
const CENTS = 0.03;
const LARGEST = 1e300;

function figure(text: string | undefined): number | undefined {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Math.abs(value) < LARGEST ? value : undefined;
}
