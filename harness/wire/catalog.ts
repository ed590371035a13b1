import type { Layout } from './layout.js';
import * as accountReplies from './replies/account.js';
import * as executionsReplies from './replies/executions.js';
import * as historyReplies from './replies/history.js';
import * as marketDataReplies from './replies/market-data.js';
import * as newsReplies from './replies/news.js';
import * as ordersReplies from './replies/orders.js';
import * as referenceReplies from './replies/reference.js';
import * as sessionReplies from './replies/session.js';
import * as account from './requests/account.js';
import * as history from './requests/history.js';
import * as marketData from './requests/market-data.js';
import * as news from './requests/news.js';
import * as orders from './requests/orders.js';
import { placeOrder } from './requests/place-order.js';
import * as reference from './requests/reference.js';
import * as session from './requests/session.js';

export type Direction = 'request' | 'reply';

function byId(...topics: readonly Readonly<Record<string, Layout>>[]): ReadonlyMap<number, Layout> {
  return new Map(topics.flatMap((topic) => Object.values(topic)).map((message) => [message.id, message]));
}

/** Every message that is known, by direction and id: its layout, name and first version. */
export const catalog: Readonly<Record<Direction, ReadonlyMap<number, Layout>>> = {
  request: byId(account, history, marketData, news, orders, { placeOrder }, reference, session),
  reply: byId(
    accountReplies,
    executionsReplies,
    historyReplies,
    marketDataReplies,
    newsReplies,
    ordersReplies,
    referenceReplies,
    sessionReplies,
  ),
};
