import type { Fields } from './decode.js';
import type { Message } from './message.js';

/** One line for logs and transcripts: the name, then every field that says something. */
export function describe({ layout, texts }: Message): string {
  return [layout.name, ...words(texts)].join(' ');
}

function words(texts: Fields): readonly string[] {
  return Object.entries(texts).flatMap(([name, value]) => {
    if (typeof value !== 'string')
      return value.length === 0 ? [] : [`${name}=[${value.map(row).join('; ')}]`];
    if (value === '' || value === '0' || name === 'version') return [];
    return [`${name}=${/^[\w.:@+-]+$/.test(value) ? value : JSON.stringify(value)}`];
  });
}

function row(texts: Fields): string {
  return words(texts).join(' ');
}
