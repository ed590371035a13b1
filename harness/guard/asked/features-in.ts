import type { Fields } from '../../wire/decode.js';
import { hasAmountOfItsOwn } from './algorithms.js';
import type { Feature } from './features.js';
import { classOf } from './field-classes.js';

/** What an order does besides trading its quantity, by what its fields are set to. */
export function featuresIn(texts: Fields): readonly Feature[] {
  const found = new Set<Feature>();
  for (const [name, text] of Object.entries(texts)) {
    const field = classOf(name);
    if (field?.kind !== 'feature' || typeof text !== 'string' || text === '') continue;
    if (!field.off.includes(text)) found.add(field.feature);
  }
  if (hasAmountOfItsOwn(texts)) found.add('other-algo');
  return [...found];
}
