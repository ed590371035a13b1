import { receiveFA, replaceFAEnd } from '../../wire/replies/account.js';
import { replaceFA, requestFA } from '../../wire/requests/account.js';
import type { Advisor } from '../advisors/advisor.js';
import {
  readAliases,
  readGroups,
  writeAliases,
  writeGroups,
  writeNoProfiles,
} from '../advisors/documents.js';
import { type Handling, on } from '../handling.js';
import type { Session } from '../session.js';
import { type TwsError, twsErrors } from '../tws-errors.js';

/** Kinds of data that an advisor sets up. */
const GROUPS = 1;
const PROFILES = 2;
const ALIASES = 3;
/** From this version on groups say what profiles said. */
const NO_PROFILES_SINCE = 177;

const NOT_ADVISOR = 'FA data operations ignored for non FA customers.';
const NO_KIND = 'Non-existent FA data operation request.';
const NO_PROFILES = 'FA Profile is not supported anymore, use FA Group instead';

/** What an advisor sets up for the accounts of the login; with one account, there is no advisor. */
export const advisorHandlings: readonly Handling[] = [
  on(requestFA, (session, { faDataType = 0 }) => {
    const { advisor } = session.backend;
    const flaw = flawIn(session, faDataType);
    const xml = flaw === undefined ? written(advisor, faDataType) : undefined;
    if (xml !== undefined) session.send(receiveFA, { faDataType, xml });
    // The request has no id of its own that an error could name.
    else session.error(-1, twsErrors.invalid(requestFA.name, flaw ?? NO_KIND));
  }),
  on(replaceFA, (session, { reqId = -1, faDataType = 0, xml = '' }) => {
    const error = session.backend.settings.readOnly
      ? twsErrors.readOnly(replaceFA.name)
      : replaced(session, faDataType, xml);
    if (error) session.error(reqId, error);
    else session.send(replaceFAEnd, { reqId, text: '' });
  }),
];

function flawIn({ backend, version }: Session, kind: number): string | undefined {
  if (!backend.advisor.isAdvisor) return NOT_ADVISOR;
  return kind === PROFILES && version >= NO_PROFILES_SINCE ? NO_PROFILES : undefined;
}

function written(advisor: Advisor, kind: number): string | undefined {
  if (kind === GROUPS) return writeGroups(advisor.groups());
  if (kind === PROFILES) return writeNoProfiles();
  return kind === ALIASES ? writeAliases(advisor.aliases()) : undefined;
}

/** What keeps the data from being replaced; otherwise it has been. */
function replaced(session: Session, kind: number, xml: string): TwsError | undefined {
  const { advisor } = session.backend;
  const invalid = (cause: string) => twsErrors.invalid(replaceFA.name, cause);
  const flaw = flawIn(session, kind) ?? (kind === PROFILES ? NO_PROFILES : undefined);
  if (flaw !== undefined) return invalid(flaw);
  if (kind !== GROUPS && kind !== ALIASES) return invalid(NO_KIND);
  if (xml.trim() === '') return invalid('An XML string is required for this operation.');
  if (kind === GROUPS) {
    const reading = readGroups(xml);
    return reading.ok ? advisor.replaceGroups(replaceFA.name, reading.rows) : invalid(reading.flaw);
  }
  const reading = readAliases(xml);
  return reading.ok ? advisor.replaceAliases(replaceFA.name, reading.rows) : invalid(reading.flaw);
}
