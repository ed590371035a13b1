import type { Tally } from '../records/validation.js';

export function recorded(tally: Tally): number {
  return Object.values(tally).reduce((sum, each) => sum + each, 0);
}

/** `58 passed, 2 failed, 1 timeout`. */
export function tallyText(tally: Tally): string {
  const { pass, fail, ...others } = tally;
  const words = [
    `${pass} passed`,
    ...(fail > 0 ? [`${fail} failed`] : []),
    ...Object.entries(others).flatMap(([outcome, count]) => (count > 0 ? [`${count} ${outcome}`] : [])),
  ];
  return words.join(', ');
}
