import type { Fields } from '../../../wire/decode.js';
import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import { MARGINS } from './book/readings.js';
import { type OrderStory, type StepOf, stepsOf } from './book/story.js';
import { ECHOED, isFree, isNothing } from './echo-fields.js';

/** What openOrder tells of an order is what was asked for, and nothing that was not. */
export function whatWasTakenOtherwise(seen: Observed): readonly string[] {
  return orderBookOf(seen).orders.flatMap((story) =>
    stepsOf(story, 'open').flatMap((open) => differencesOf(story, open)),
  );
}

/** What an order is while a change of it is on its way: as it was, or as it is to be. */
const ON_ITS_WAY = 2;

function differencesOf(story: OrderStory, open: StepOf<'open'>): readonly string[] {
  const asked = stepsOf(story, 'placed')
    .filter(({ place }) => place < open.place)
    .slice(-ON_ITS_WAY);
  const found = asked.map(({ texts }) => ECHOED.flatMap((field) => differenceIn(field, texts, open.texts)));
  const least = found.toSorted((one, other) => one.length - other.length)[0] ?? [];
  return [...least, ...unasked(open)].map((difference) => `${story.title}: ${difference}`);
}

/** Margins are told to who asks what an order would do; the others IB does not know any more. */
const NEVER_TOLD = [...MARGINS, 'eTradeOnly', 'firmQuoteOnly', 'nbboPriceCap'];

function unasked({ texts }: StepOf<'open'>): readonly string[] {
  return NEVER_TOLD.filter((field) => !isNothing(field, textOf(texts, field))).map(
    (field) => `${field} is "${textOf(texts, field)}", which no order is told to have`,
  );
}

function differenceIn(field: string, placed: Fields, open: Fields): readonly string[] {
  const asked = textOf(placed, field);
  const told = textOf(open, field);
  const isSame = isNothing(field, asked) ? isNothing(field, told) : byValue(asked) === byValue(told);
  const isNamed = textOf(placed, 'conId') !== '' || textOf(placed, 'localSymbol') !== '';
  if (isSame || isFree(field, asked, { orderType: textOf(placed, 'orderType'), isNamed })) return [];
  return [`${field} was asked to be "${asked}", and openOrder says "${told}"`];
}

function textOf(texts: Fields, field: string): string {
  const text = texts[field];
  return typeof text === 'string' ? text : '';
}

/** Numbers by their value; order types with a blank or without, and in whatever case. */
function byValue(text: string): string {
  const number = Number(text);
  return Number.isNaN(number) ? text.replaceAll(' ', '').toUpperCase() : String(number);
}
