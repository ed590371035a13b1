import { createOrder } from './order.js';
import { type Place, refused, shown } from './place.js';
import { readStep } from './read-step.js';
import type { Repeat, Script, Step } from './script.js';
import { type Word, wordsOf } from './words.js';

const MAX_STEPS = 10_000;
const MAX_CHARACTERS = 1_000_000;
const LINE_END = /\r\n|\n|\r/;

/**
 * Reads a script, or throws a `Fault` with the line and column of the first thing that is wrong with it.
 *
 * @param name what its errors call it
 * @example
 * parseScript('+5s drop client=all\nthen +1m halt symbol=AAPL for=30s');
 */
export function parseScript(text: string, name = 'script'): Script {
  if (text.length > MAX_CHARACTERS) {
    throw refused(
      name,
      { line: 1, column: 1 },
      `expected at most ${MAX_CHARACTERS} characters, found ${text.length}`,
    );
  }
  const lines = text.replace(/^\uFEFF/, '').split(LINE_END);
  const parts: (Step | Repeat)[] = [];
  let block: (Omit<Repeat, 'steps'> & { readonly place: Place; readonly steps: Step[] }) | undefined;
  let count = 0;
  const order = createOrder();

  for (const [index, written] of lines.entries()) {
    const line = index + 1;
    const refuse = ({ column }: Pick<Place, 'column'>, message: string) =>
      refused(name, { line, column }, message);
    const words = wordsOf(written);
    if ('message' in words) throw refuse(words, words.message);
    const [first] = words;
    if (first === undefined) continue;
    if (first.text === 'repeat') {
      if (block) throw refuse(first, 'a repeat cannot stand within another: expected end first');
      block = {
        kind: 'repeat',
        times: timesOf(words, refuse),
        place: { line, column: first.column },
        steps: [],
      };
    } else if (first.text === 'end') {
      const surplus = words[1];
      if (surplus) throw refuse(surplus, `expected nothing after end, found ${shown(surplus.text)}`);
      if (block === undefined) throw refuse(first, 'there is no repeat for this end');
      if (block.steps.length === 0) throw refuse(first, 'expected a step between repeat and end');
      parts.push({ kind: 'repeat', times: block.times, steps: block.steps });
      block = undefined;
    } else {
      const step = readStep(words, line, refuse);
      const disorder = order.next(step.when, block?.times);
      if (disorder !== undefined) throw refuse(first, disorder);
      count += block?.times ?? 1;
      if (count > MAX_STEPS) throw refuse(first, `expected at most ${MAX_STEPS} steps in all`);
      (block?.steps ?? parts).push(step);
    }
  }
  if (block) throw refused(name, block.place, 'this repeat has no end');
  if (count === 0) {
    throw refused(name, { line: 1, column: 1 }, 'expected a step such as +30s drop client=all, found none');
  }
  return { name, parts };
}

function timesOf(
  [first, second, surplus]: readonly Word[],
  refuse: (at: Pick<Place, 'column'>, message: string) => Error,
): number {
  const expected = `expected how often, from 1 to ${MAX_STEPS}`;
  if (second === undefined) {
    throw refuse({ column: (first?.column ?? 1) + (first?.text.length ?? 0) }, `${expected}, after repeat`);
  }
  const times = /^\d{1,6}$/.test(second.text) ? Number(second.text) : 0;
  if (times < 1 || times > MAX_STEPS) throw refuse(second, `${expected}, found ${shown(second.text)}`);
  if (surplus) throw refuse(surplus, `expected nothing after ${second.text}, found ${shown(surplus.text)}`);
  return times;
}
