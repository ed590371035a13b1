import { catalog, type Direction } from './catalog.js';
import { type DecodeFailure, decodeFields, type Fields } from './decode.js';
import type { Layout } from './layout.js';

/** A message of whatever kind: what it is, and the text of its fields. */
export interface Message {
  readonly layout: Layout;
  readonly texts: Fields;
}

export type MessageDecoding =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly failure: DecodeFailure };

function fail(text: string): MessageDecoding {
  return { ok: false, failure: { name: undefined, text, texts: {} } };
}

/** The NUL-ended fields of a body; undefined when it is not such text. */
function splitFields(body: Uint8Array): readonly string[] | undefined {
  if (body.length === 0 || body[body.length - 1] !== 0) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength - 1);
  const text = bytes.toString('utf8');
  // What is not UTF-8 was read as this sign, so that only where it stands the bytes need a second look.
  if (text.includes('\ufffd') && !Buffer.from(text).equals(bytes)) return undefined;
  return text.split('\0');
}

/**
 * Understands a body whole, or says why not: unknown ids, missing and surplus fields are failures. A message
 * from before its first version is understood too, because ib_async sends some; compare `layout.since`.
 */
export function decodeBody(direction: Direction, version: number, body: Uint8Array): MessageDecoding {
  const found = splitFields(body);
  if (!found) return fail(`A ${direction} of ${body.length} bytes is not NUL-ended UTF-8 text`);
  const [id = ''] = found;
  const message = /^[1-9]\d{0,5}$/.test(id) ? catalog[direction].get(Number(id)) : undefined;
  if (!message) return fail(`A ${direction} with the id ${JSON.stringify(id.slice(0, 20))} is unknown`);
  const decoded = decodeFields(message, version, found);
  return decoded.ok ? { ok: true, message: { layout: message, texts: decoded.texts } } : decoded;
}
