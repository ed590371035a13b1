import { plainText } from '../../analysis/plain-text.js';

/** A piece of the page: its own words, with others' made harmless. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[];

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The page's own style, script and the like, as they are. */
export function ours(text: string): Html {
  return { html: text };
}

/**
 * Whatever is put into it is text, for an example may print anything; only pieces of
 * the page are taken as they are.
 */
export function html(words: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: words.map((word, at) => (at === 0 ? '' : written(parts[at - 1] ?? '')) + word).join('') };
}

/** A name that may go on in the next line behind each `_`, where a browser would break it anywhere. */
export function breakable(name: string): Html {
  return { html: written(name).replaceAll('_', '_<wbr>') };
}

function written(part: Part): string {
  if (typeof part === 'string') return plainText(part).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}
