import type { Fault } from './fault.js';
import { platformFaults } from './faults.js';

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

export function toProblem(fault: Fault, requestId?: string): Problem {
  return {
    type: `urn:ibs:error:${fault.code}`,
    title: fault.kind.meaning,
    status: fault.kind.status,
    detail: messageForOthers(fault),
    code: fault.code,
    category: fault.category,
    next: fault.next,
    ...(requestId === undefined ? {} : { requestId }),
    ...(fault.isUnforeseen || Object.keys(fault.details).length === 0 ? {} : { details: fault.details }),
  };
}

/** What an error says to those who asked: the message of what nobody foresaw may name files or secrets, and stays in the log. */
export function messageForOthers({ code, message }: Pick<Fault, 'code' | 'message'>): string {
  const { internal } = platformFaults;
  return code === internal.code ? internal.meaning : message;
}
