import { accountsIn } from '../../../wire/accounts-list.js';
import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import type { Execution, OpenOrder } from './book/readings.js';
import { type OrderBook, type OrderStory, type Step, termsOf } from './book/story.js';

/** An order is the same one in all that is said of it: its numbers, its account, and what it trades. */
export function whatChangedItsIdentity(seen: Observed): readonly string[] {
  const book = orderBookOf(seen);
  return [
    ...book.orders.flatMap(changesIn),
    ...sharedPermIds(book),
    ...book.orders.flatMap(wrongAccounts(seen)),
  ];
}

type Identity = Readonly<Record<string, string | number | undefined>>;

function changesIn(story: OrderStory): readonly string[] {
  const first = new Map<string, string | number>();
  const isCombo = termsOf(story).secType === 'BAG';
  const complaints = new Set<string>();
  for (const step of story.steps) {
    for (const [field, value] of Object.entries(identityIn(step, isCombo))) {
      if (value === undefined) continue;
      const before = first.get(field);
      if (before === undefined) first.set(field, value);
      else if (before !== value) complaints.add(`${story.title}: ${field} was ${before}, and then ${value}`);
      if (field === 'conId' && Number(value) <= 0 && !isCombo)
        complaints.add(`${story.title}: conId ${value} is none`);
      if (field === 'permId' && value === 0) complaints.add(`${story.title} has no permId`);
    }
  }
  return [...complaints];
}

function identityIn(step: Step, isCombo: boolean): Identity {
  switch (step.kind) {
    case 'open': {
      const { permId, account, parentId = 0 } = step.open;
      return { permId, account, parentId, ...contractIn(step.open) };
    }
    case 'status': {
      const { permId, parentId = 0 } = step.status;
      return { permId, parentId };
    }
    case 'execution': {
      const { permId, acctNumber: account, orderRef = '' } = step.execution;
      return { permId, account, ...(isCombo ? {} : { ...contractIn(step.execution), orderRef }) };
    }
    case 'placed':
      return { orderRef: step.terms.orderRef ?? '' };
    default:
      return {};
  }
}

function contractIn(told: OpenOrder | Execution): Identity {
  const { conId, symbol, secType, currency, localSymbol, tradingClass } = told;
  const { strike = 0, multiplier = '', lastTradeDateOrContractMonth: expiry = '' } = told;
  return { conId, symbol, secType, currency, localSymbol, tradingClass, strike, multiplier, expiry };
}

function sharedPermIds({ orders }: OrderBook): readonly string[] {
  const owners = new Map<number, OrderStory>();
  return orders.flatMap((story) => {
    const permId = story.steps
      .map((step) => (step.kind === 'open' ? step.open.permId : undefined))
      .find(Boolean);
    const other = permId === undefined ? undefined : owners.get(permId);
    if (permId !== undefined) owners.set(permId, story);
    return other ? [`${story.title} has the permId of ${other.title}`] : [];
  });
}

function wrongAccounts({ sessions }: Observed) {
  const accounts = new Set(
    sessions.flatMap(({ messages }) =>
      messages.flatMap(({ name, texts }) =>
        name === 'managedAccounts' ? accountsIn(texts['accountsList']) : [],
      ),
    ),
  );
  return (story: OrderStory): readonly string[] =>
    story.steps.flatMap((step) => {
      const account = step.kind === 'open' ? step.open.account : undefined;
      if (account === undefined || accounts.has(account)) return [];
      return [`${story.title} is told to be of account ${account}, which the login does not have`];
    });
}
