import type { Layout } from '../../../wire/layout.js';
import type { Message } from '../../../wire/message.js';
import { errMsg } from '../../../wire/replies/session.js';
import { type Reading, valuesOf } from '../../../wire/values.js';

/** What a message says, if it is of this kind and can be read. */
export function said<Shape extends object>(
  layout: Layout<Shape>,
  message: Message,
): Reading<Shape> | undefined {
  if (message.layout.id !== layout.id) return undefined;
  const reading = valuesOf(layout, message.texts);
  return reading.ok ? reading.values : undefined;
}

/** What the upstream finds wrong; not what it merely lets a client know. */
export function errorIn(message: Message): { readonly code: number; readonly message: string } | undefined {
  const error = said(errMsg, message);
  if (error === undefined) return undefined;
  const { errorCode: code = 0, errorMsg = '' } = error;
  return NOTICES.has(code) || (code >= 2100 && code < 2200) ? undefined : { code, message: errorMsg };
}

/** Data come all the same: delayed instead of live, or those that are subscribed to. */
const NOTICES: ReadonlySet<number> = new Set([10090, 10091, 10167]);
