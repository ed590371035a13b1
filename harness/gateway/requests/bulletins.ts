import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { momentAt, wallTime } from '../../../trading/instruments/calendar/zone.js';
import { updateNewsBulletin } from '../../wire/replies/news.js';
import { cancelNewsBulletins, reqNewsBulletins } from '../../wire/requests/news.js';
import { type Handling, on } from '../handling.js';
import type { Bulletin } from '../news/bulletin.js';
import { exchangeNotices } from '../news/exchange-notices.js';
import type { Session } from '../session.js';
import { startStream } from '../stream.js';

const KIND = 'newsBulletins';
/** A client has one such subscription, and the messages have no id. */
const NO_ID = -1;

/** What IB and the exchanges tell everybody. */
export const bulletinHandlings: readonly Handling[] = [
  on(reqNewsBulletins, (session, { allMessages = false }) => {
    const { bulletins } = session.backend;
    session.subscriptions.end(KIND, NO_ID);
    const hush = bulletins.listen((bulletin) => tell(session, bulletin));
    startStream(session, {
      ...{ kind: KIND, reqId: NO_ID, request: reqNewsBulletins.name, release: hush },
      open(now) {
        if (!allMessages) return;
        const after = startOfDay(now) - 1;
        const today = [...exchangeNotices({ after, until: now }), ...bulletins.after(after)];
        for (const bulletin of today.sort((one, other) => one.time - other.time)) tell(session, bulletin);
      },
      beat(now, before) {
        for (const notice of exchangeNotices({ after: before, until: now })) tell(session, notice);
      },
    });
  }),
  on(cancelNewsBulletins, (session) => void session.subscriptions.end(KIND, NO_ID)),
];

function tell(session: Session, { msgId, type, text, exchange }: Bulletin): void {
  const values = { msgId, msgType: type, newsMessage: text, originExch: exchange };
  session.send(updateNewsBulletin, values);
}

/** The day of New York, where IB is. */
function startOfDay(now: number): number {
  const { timeZone } = calendars.NYSE;
  return momentAt(timeZone, wallTime(timeZone, now).day, 0);
}
