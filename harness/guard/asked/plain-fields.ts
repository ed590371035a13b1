import type { Fields } from '../../wire/decode.js';
import { classOf } from './field-classes.js';

const ROWS: ReadonlySet<string> = new Set([
  ...['comboLegs', 'orderComboLegs', 'smartComboRoutingParams', 'algoParams', 'conditions'],
]);
/** The one figure that clients write so: up to the middle, however far that is. */
const MAY_BE_ENDLESS = 'competeAgainstBestOffset';
/** Numbers among the fields that say what is traded. */
const NUMBERS: ReadonlySet<string> = new Set(['conId', 'strike', 'parentId']);
const ENDLESS = /^\s*[+-]?(?:inf(?:inite|inity)?|nan)\s*$/i;

/** What keeps the fields of an order from being plainly understood, before any of them is read. */
export function flawInFields(texts: Fields): string | undefined {
  for (const [name, text] of Object.entries(texts)) {
    // What is left of the count of no rows, where a client leaves it empty.
    if (text === '' && name.endsWith('Count') && ROWS.has(name.slice(0, -'Count'.length))) continue;
    const field = classOf(name);
    if (field === undefined) return `nothing is known of the field ${name}`;
    if (ROWS.has(name) === (typeof text === 'string')) return `${name} is not what it should be`;
    const isFigure =
      field.kind !== 'words' && name !== MAY_BE_ENDLESS && (field.kind !== 'identity' || NUMBERS.has(name));
    if (isFigure && typeof text === 'string' && ENDLESS.test(text)) return `${name} is ${text}, no figure`;
  }
  return flawInSpelling(texts);
}

/** These texts decide which fields follow, so that who reads them in another case reads another order. */
function flawInSpelling({ secType, exchange }: Fields): string | undefined {
  for (const [text, exact] of [
    [secType, 'BAG'],
    [exchange, 'IBKRATS'],
  ] as const) {
    if (typeof text === 'string' && text !== exact && text.trim().toUpperCase() === exact) {
      return `${exact} is written ${JSON.stringify(text)}`;
    }
  }
  return undefined;
}
