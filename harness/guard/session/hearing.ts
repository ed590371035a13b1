import { accountsIn } from '../../wire/accounts-list.js';
import { decodeBody, type Message } from '../../wire/message.js';
import { execDetails, openOrderEnd, orderStatus } from '../../wire/replies/executions.js';
import { completedOrder, openOrder } from '../../wire/replies/orders.js';
import { errMsg, managedAccounts, nextValidId } from '../../wire/replies/session.js';
import { heardFrom } from '../book/replies.js';
import { isPaperAccount } from '../paper.js';
import { guardErrors } from './answers.js';
import type { Channel } from './channel.js';
import { idOfBody } from './id-of-body.js';
import type { Standing } from './standing.js';

/** What comes from the upstream: it goes on to the client, once it is known that the login is a paper one. */
export interface Hearing {
  hear(body: Buffer): void;
  /** The accounts of the login, once they are known to be paper accounts, all of them. */
  readonly accounts: readonly string[] | undefined;
  /** From this id on the client has never placed an order. */
  readonly firstNewId: number;
  giveUp(because: string): void;
}

export interface HearingOptions {
  /** Set once the client has started the API. */
  readonly standing: () => Standing | undefined;
  readonly clientId: () => number | undefined;
  /** The login has turned out to be a paper one. */
  opened(): void;
}

/** Replies that are looked into even when nobody listens. */
const HEEDED = new Set(
  [
    managedAccounts,
    nextValidId,
    openOrder,
    orderStatus,
    openOrderEnd,
    execDetails,
    completedOrder,
    errMsg,
  ].map(({ id }) => id),
);

/** Of those, the ones that decide what may go on. */
const NEEDED_AT_ONCE = new Set([managedAccounts, nextValidId].map(({ id }) => id));

export function createHearing(channel: Channel, { standing, clientId, opened }: HearingOptions): Hearing {
  const { version, ledger, log, end } = channel;
  const { book } = ledger;
  let accounts: readonly string[] | undefined;
  let firstNewId = 0;

  const giveUp = (because: string) => {
    log.warn({ because }, `a client is turned away: ${because}`);
    // Under id 0 and by a code of its own: what comes as -1, or as 321, both libraries take for information.
    channel.error(0, guardErrors.unreached(because));
    end(because);
  };

  /** False when the session has ended over it. */
  const checkAccounts = (list: unknown): boolean => {
    const found = accountsIn(list);
    const live = found.find((account) => !isPaperAccount(account));
    if (live !== undefined) {
      log.error({ account: live }, 'the login has an account that is no paper account: nothing goes through');
      giveUp(`this login has the account ${live}, which is no paper account; the guard lets nobody through`);
      return false;
    }
    // A gateway that is about to log in has none yet.
    if (found.length === 0) return true;
    const isFirst = accounts === undefined;
    accounts = found;
    channel.named(found);
    if (isFirst) opened();
    return true;
  };

  const heed = (message: Message) => {
    const id = clientId();
    if (id === undefined) return;
    for (const entry of heardFrom(message, id, channel.isOrderAlone)) {
      // The record is for later; the client need not wait for it.
      if (book.isNews(entry)) ledger.note(entry);
    }
    const orderId = Number(message.texts['reqId']);
    if (message.layout.id === errMsg.id && orderId > 0) {
      const order = book.order(id, orderId);
      if (order?.isOpen && order.status === undefined && !order.isDraft) ledger.doubt(id, orderId);
    }
  };

  /** Passed on already, and looked into once that is on its way: the client need not wait for it. */
  let unheeded: Buffer[] = [];
  const heedAll = () => {
    const bodies = unheeded;
    unheeded = [];
    for (const body of bodies) {
      const decoding = decodeBody('reply', version, body);
      if (!decoding.ok) continue;
      heed(decoding.message);
      standing()?.hear(decoding.message, body);
    }
  };
  const heedNow = () => {
    try {
      heedAll();
    } catch (error) {
      log.error({ err: error }, 'a session failed');
      end('the guard failed; its log has more');
    }
  };
  const heedSoon = (body: Buffer) => {
    unheeded.push(body);
    // Behind what sends it, and before anything else is heard or asked.
    if (unheeded.length === 1) process.nextTick(heedNow);
  };

  return {
    get accounts() {
      return accounts;
    },
    get firstNewId() {
      return firstNewId;
    },
    giveUp,
    hear(body) {
      const id = idOfBody(body);
      if (!channel.isHeard && !HEEDED.has(id)) {
        channel.pass('reply', body, undefined);
        return;
      }
      const isForClientAnyhow = !channel.isHeard && !NEEDED_AT_ONCE.has(id) && standing()?.isQuiet === true;
      if (isForClientAnyhow) {
        channel.pass('reply', body, undefined);
        heedSoon(body);
        return;
      }
      heedAll();
      const decoding = decodeBody('reply', version, body);
      const message = decoding.ok ? decoding.message : undefined;
      if (id === managedAccounts.id) {
        if (!message) {
          giveUp('the upstream names its accounts in a way that cannot be read');
          return;
        }
        if (!checkAccounts(message.texts['accountsList'])) return;
      }
      if (!message) {
        channel.pass('reply', body, undefined);
        return;
      }
      if (id === nextValidId.id && firstNewId === 0) firstNewId = Number(message.texts['orderId']);
      heed(message);
      const isForClient = standing()?.hear(message, body) ?? true;
      if (isForClient) channel.pass('reply', body, message);
      else channel.keepBack('reply', body, message);
    },
  };
}
