import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';
import { type Subject, subjectNamed } from './subject.js';

/** What a request names; where there is no such account, the client is told. */
export function subjectAsked(
  session: Session,
  request: string,
  reqId: number,
  { account, modelCode }: { readonly account: string; readonly modelCode: string },
): Subject | undefined {
  const subject = subjectNamed(session.backend.venue, account);
  if (!subject) session.error(reqId, twsErrors.invalid(request, `Invalid account code '${account}'`));
  // There are no models here, so that nothing belongs to one.
  return subject && modelCode !== '' ? { ...subject, accounts: [] } : subject;
}
