import type { Layout } from '../../../wire/layout.js';
import type { Message } from '../../../wire/message.js';
import { errMsg } from '../../../wire/replies/session.js';
import { dataFollow, isNotice, type TwsError } from '../../../wire/tws-codes.js';
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
export function errorIn(message: Message): TwsError | undefined {
  const error = said(errMsg, message);
  if (error === undefined) return undefined;
  const { errorCode: code = 0, errorMsg = '' } = error;
  return isNotice(code) || dataFollow(code) ? undefined : { code, message: errorMsg };
}
