import type { ObservedMessage } from './observed.js';

/** What TWS, or the guard in its place, says went wrong. */
export interface ErrorSaid {
  readonly code: number;
  readonly text: string;
  /** The request or the order that it names; undefined where it is about nothing in particular. */
  readonly id: string | undefined;
}

/** The error that a message is; undefined of every other. */
export function errorIn({ name, texts }: Pick<ObservedMessage, 'name' | 'texts'>): ErrorSaid | undefined {
  if (name !== 'errMsg') return undefined;
  const { reqId, errorCode, errorMsg } = texts;
  return {
    code: Number(errorCode),
    text: String(errorMsg ?? ''),
    id: typeof reqId === 'string' && reqId !== '-1' ? reqId : undefined,
  };
}
