import type { Audit, Entry } from '../guard/record/line.js';
import type { Listener } from '../guard/transcript/transcript.js';
import { meaningOf } from '../wire/tws-codes.js';
import { errorIn } from './error-in.js';

/** Something that a program asked for, and the guard did not let through. */
export interface Refused {
  /** Which of the program's connections. */
  readonly session: string;
  /** What was asked for: `placeOrder`, another request by its name, or `connect`. */
  readonly request: string;
  readonly orderId?: number;
  /** In words, such as `BUY 100 AAPL`; empty where the request's name says it all. */
  readonly what: string;
  readonly rule: string;
  readonly reason: string;
}

/** What the guard decided in one run. */
export interface Decisions {
  readonly refused: readonly Refused[];
  /** How many more were refused than are listed. */
  readonly more: number;
  /** Orders and modifications that went through. */
  readonly ordersAllowed: number;
}

const MOST = 1000;
/** What every error about a connection as a whole names. */
const START = "'startApi'";
const BEFORE_THE_REASON = /^.*?guard: /;

export interface DecisionKeeper {
  readonly decisions: () => Decisions;
  /** The same record, which is listened to. */
  heardFrom(audit: Audit): Audit;
  /** Hears what the guard says to connections that it refuses whole. */
  listenerFor(session: string): Listener;
}

export function keepDecisions(): DecisionKeeper {
  const refused: Refused[] = [];
  let more = 0;
  let ordersAllowed = 0;
  const refuse = (one: Refused) => {
    if (refused.length < MOST) refused.push(one);
    else more += 1;
  };
  const hear = (entry: Entry) => {
    if (entry.kind === 'order' && entry.allowed && !entry.whatIf) ordersAllowed += 1;
    const one = refusedIn(entry);
    if (one) refuse(one);
  };
  return {
    decisions: () => ({ refused: [...refused], more, ordersAllowed }),
    heardFrom: (audit) => ({
      file: audit.file,
      before: audit.before,
      get failure() {
        return audit.failure;
      },
      append(entry) {
        hear(entry);
        return audit.append(entry);
      },
      note(entry) {
        hear(entry);
        audit.note(entry);
      },
      close: () => audit.close(),
    }),
    listenerFor(session) {
      let isThrough = false;
      return {
        crossed({ passage, name, message }) {
          const error = passage === 'guard' && message ? errorIn({ name, texts: message.texts }) : undefined;
          if (error === undefined) return;
          const { code, text, id } = error;
          // There is nothing behind the guard, or nothing to which it lets anybody.
          const isUnreached = meaningOf(code) === 'unreached';
          if (!isUnreached && (id !== undefined || (isThrough && !text.includes(START)))) return;
          const reason = text.replace(BEFORE_THE_REASON, '');
          refuse({ session, request: 'connect', what: '', rule: 'connection', reason });
        },
        happened({ kind }) {
          if (kind === 'accounts') isThrough = true;
        },
      };
    },
  };
}

function refusedIn(entry: Entry): Refused | undefined {
  if ((entry.kind !== 'order' && entry.kind !== 'request') || entry.allowed) return undefined;
  const { session, rule, reason } = entry;
  if (entry.kind === 'request') return { session, request: entry.request, what: '', rule, reason };
  const { orderId, side, quantity, symbol, isModification, whatIf } = entry;
  const kind = whatIf ? 'what-if ' : isModification ? 'changed to ' : '';
  const what = `${kind}${side} ${quantity} ${symbol}`.trim();
  return { session, request: 'placeOrder', orderId, what, rule, reason };
}
