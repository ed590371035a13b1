import { type Misread, readAction } from '../read-action.js';
import { misnamed } from '../subjects.js';
import { type Place, shown } from './place.js';
import { readWhen } from './read-when.js';
import type { Step } from './script.js';
import type { Word } from './words.js';

/** A line such as `+30s halt symbol=AAPL for=5m`. @param refuse makes the error for a place in this line */
export function readStep(
  words: readonly Word[],
  line: number,
  refuse: (at: Pick<Place, 'column'>, message: string) => Error,
): Step {
  const { when, words: taken } = readWhen(words, refuse);
  const [action, ...given] = words.slice(taken);
  if (action === undefined) {
    const last = words.at(-1);
    throw refuse(
      { column: (last?.column ?? 1) + (last?.text.length ?? 0) },
      'expected what is to happen, such as drop client=all',
    );
  }
  const places = new Map<string, Word>();
  for (const word of given) {
    if (word.name === undefined) {
      const hint = places.size === 0 ? '' : '; a value with blanks stands in quotes';
      throw refuse(word, `expected name=value, found ${shown(word.text)}${hint}`);
    }
    if (places.has(word.name)) throw refuse(word, `${word.name} is given twice`);
    places.set(word.name, word);
  }
  const parameters = Object.fromEntries([...places].map(([name, { value }]) => [name, value]));
  const reading = readAction(action.text, parameters);
  if (!reading.ok)
    throw refuse({ column: columnOf(reading.misread, action, places) }, reading.misread.message);
  const symbol = places.get('symbol');
  const wrong = symbol && misnamed(symbol.value);
  if (wrong !== undefined) throw refuse({ column: symbol?.valueColumn ?? 1 }, wrong);
  return { kind: 'step', line, when, action: action.text, parameters };
}

/** What is missing is missed at the action. */
function columnOf({ kind, parameter }: Misread, action: Word, places: ReadonlyMap<string, Word>): number {
  const word = parameter === undefined ? undefined : places.get(parameter);
  if (word === undefined) return action.column;
  return kind === 'bad_parameter' ? word.valueColumn : word.column;
}
