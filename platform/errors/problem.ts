import type { Fault } from './fault.js';

/** An error as an HTTP body (RFC 9457, `application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly category: string;
  readonly next: string;
  readonly requestId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The message and details of what we did not foresee stay in the log: they may name files or secrets. */
export function toProblem(fault: Fault, requestId?: string): Problem {
  const unforeseen = fault.code === 'platform.internal';
  return {
    type: `urn:ibs:error:${fault.code}`,
    title: fault.kind.meaning,
    status: fault.kind.status,
    detail: unforeseen ? fault.kind.meaning : fault.message,
    code: fault.code,
    category: fault.category,
    next: fault.next,
    ...(requestId === undefined ? {} : { requestId }),
    ...(unforeseen || Object.keys(fault.details).length === 0 ? {} : { details: fault.details }),
  };
}
