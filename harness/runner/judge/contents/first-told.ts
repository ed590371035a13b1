import type { Observed, ObservedMessage } from '../../observed.js';
import type { Question } from '../talk/question.js';

/** What makes a row of an account the same row as another, told again. */
const NAMES = ['account', 'conId', 'modelCode', 'tag', 'key', 'currency'] as const;
/** Trades bring new positions and new money, at any moment. */
const TRADING: ReadonlySet<string> = new Set(['placeOrder', 'exerciseOptions']);

/** Rows that come for the first time when all that there was had been told, though nobody has traded. */
export function toldLate({ answers, end }: Question, { sessions }: Observed): readonly string[] {
  if (end === undefined) return [];
  if (sessions.some(({ messages }) => messages.some(({ name }) => TRADING.has(name)))) return [];
  const known = new Set<string>();
  const late: string[] = [];
  for (const { index, message } of answers) {
    const key = keyOf(message);
    if (index > end.index && !known.has(key))
      late.push(`${key} was told for the first time behind ${end.message.name}`);
    known.add(key);
  }
  return late;
}

function keyOf({ name, texts }: ObservedMessage): string {
  return [name, ...NAMES.map((field) => texts[field]).filter((text) => typeof text === 'string')].join(' ');
}
