import type { ObservedMessage } from '../../../../harness/runner/observed.js';
import type { Mutant } from './mutants.js';

/** Mutants that a right program before a right gateway may well show: nobody can tell them from the truth. */
interface Harmless {
  readonly name: string;
  readonly because: string;
  holds(mutant: Mutant): boolean;
}

const fieldIn = (...fields: readonly string[]) => {
  const known = new Set(fields);
  return ({ message, altered }: Mutant): boolean =>
    altered !== undefined &&
    (known.has(`${message.name}.${altered.field}`) || known.has(`*.${altered.field}`));
};
const named = (names: ReadonlySet<string>) => (message: ObservedMessage | undefined) =>
  message !== undefined && names.has(message.name);

const isTick = named(
  new Set(['tickPrice', 'tickSize', 'tickString', 'tickGeneric', 'tickByTick', 'realtimeBar', 'tickEFP']),
);
const isAccountRow = named(
  new Set(['updateAccountValue', 'accountUpdateMulti', 'updateAccountTime', 'updatePortfolio']),
);
const isFeed = named(new Set(['pnl', 'pnlSingle', 'position', 'positionMulti']));
const isRow = named(
  new Set([
    ...[
      'contractDetails',
      'securityDefinitionOptionParameter',
      'position',
      'positionMulti',
      'accountSummary',
    ],
    ...['updatePortfolio', 'updateAccountValue', 'accountUpdateMulti', 'updateAccountTime', 'completedOrder'],
  ]),
);
const isNotice = ({ name, texts }: ObservedMessage) =>
  name === 'errMsg' && /^21[0-6]\d$/.test(String(texts['errorCode']));

const WHAT_IB_KNOWS = [
  ...[
    'localSymbol',
    'tradingClass',
    'marketName',
    'minTick',
    'multiplier',
    'orderTypes',
    'validExchanges',
    'right',
  ],
  ...[
    'priceMagnifier',
    'underConId',
    'longName',
    'primaryExchange',
    'contractMonth',
    'industry',
    'category',
    'strike',
  ],
  ...[
    'subcategory',
    'timeZoneId',
    'tradingHours',
    'liquidHours',
    'evRule',
    'evMultiplier',
    'aggGroup',
    'underSymbol',
  ],
  ...[
    'underSecType',
    'marketRuleIds',
    'realExpirationDate',
    'stockType',
    'minSize',
    'sizeIncrement',
    'description',
  ],
  ...[
    'suggestedSizeIncrement',
    'exchange',
    'lastTradeDateOrContractMonth',
    'lastTradeDate',
    'issuerId',
    'primaryExch',
  ],
  ...['currency', 'symbol', 'conId', 'secType'],
];

export const harmless: readonly Harmless[] = [
  {
    name: 'a version of the message itself',
    because: 'IB fixed these long ago, and every client reads past them',
    holds: fieldIn('*.version'),
  },
  {
    name: 'nothing, spelled in another way',
    because: 'an empty field, 0, None, -1 and the largest number all say that nobody has set it',
    holds: ({ altered }) => altered !== undefined && isNothing(altered.before) && isNothing(altered.after),
  },
  {
    name: 'a notice',
    because: 'how many data farms say that they are connected, and when, says nothing of the program',
    holds: ({ message, next, change }) =>
      isNotice(message) || (change === 'swapped with the next' && next !== undefined && isNotice(next)),
  },
  {
    name: 'words',
    because: 'texts of errors, names of companies and of places change from one version of TWS to the next',
    holds: fieldIn('errMsg.errorMsg', 'errMsg.advancedOrderRejectJson', 'tickReqParams.bboExchange'),
  },
  {
    name: 'a time',
    because: 'it says when, and nothing hangs on it',
    holds: ({ altered, message }) =>
      altered !== undefined &&
      /(?:^|\.)(?:time|timeStamp|errorTime|startDate|endDate|startDateTime|endDateTime|timestamp)$/i.test(
        altered.field,
      ) &&
      message.name !== 'historicalData',
  },
  {
    name: 'one tick more or less',
    because:
      'a quote says what has changed: which of its ticks come, in which order and how often, is chance',
    holds: ({ message, next, change }) =>
      isTick(message) && change !== 'altered' && (change !== 'swapped with the next' || isTick(next)),
  },
  {
    name: 'what the market says',
    because: 'a price, a size or an exchange within what is possible is as good as another',
    holds: fieldIn(
      ...['tickPrice.price', 'tickPrice.size', 'tickPrice.attrMask', 'tickSize.size', 'tickString.value'],
      ...[
        'tickGeneric.value',
        'tickPrice.tickType',
        'tickSize.tickType',
        'tickString.tickType',
        'tickGeneric.tickType',
      ],
      ...[
        'tickReqParams.minTick',
        'tickReqParams.snapshotPermissions',
        'tickByTick.price',
        'tickByTick.size',
      ],
      ...[
        'tickByTick.exchange',
        'tickByTick.specialConditions',
        'tickByTick.attrMask',
        'tickByTick.mask',
        'tickByTick.tickAttribLast',
      ],
      ...['historicalData.bars.volume', 'historicalData.bars.wap', 'historicalData.bars.count'],
      ...[
        'historicalData.bars.open',
        'historicalData.bars.close',
        'historicalData.bars.high',
        'historicalData.bars.low',
      ],
      ...[
        'realtimeBar.volume',
        'realtimeBar.wap',
        'realtimeBar.count',
        'realtimeBar.open',
        'realtimeBar.close',
      ],
      ...['realtimeBar.high', 'realtimeBar.low'],
    ),
  },
  {
    name: 'one figure of an account more or less',
    because: 'which keys an account has, and how often they are told anew, differs between logins',
    holds: ({ message, change, next }) =>
      isAccountRow(message) &&
      change !== 'altered' &&
      (change !== 'swapped with the next' || isAccountRow(next)),
  },
  {
    name: 'a figure of an account',
    because: 'what an account is worth, has earned or may spend is its own business',
    holds: fieldIn(
      ...['updateAccountValue.value', 'updateAccountValue.key', 'updateAccountValue.currency'],
      ...[
        'accountUpdateMulti.value',
        'accountUpdateMulti.key',
        'accountUpdateMulti.currency',
        'accountSummary.value',
      ],
      ...[
        'accountSummary.currency',
        'pnl.dailyPnL',
        'pnl.unrealizedPnL',
        'pnl.realizedPnL',
        'pnlSingle.dailyPnL',
      ],
      ...['pnlSingle.unrealizedPnL', 'pnlSingle.realizedPnL', 'pnlSingle.value', 'position.avgCost'],
      ...['updatePortfolio.marketPrice', 'updatePortfolio.marketValue', 'updatePortfolio.averageCost'],
      ...['updatePortfolio.unrealizedPNL', 'updatePortfolio.realizedPNL', 'positionMulti.avgCost'],
    ),
  },
  {
    name: 'a feed that tells something again, or not yet',
    because: 'positions and profits are told whenever TWS reckons them anew',
    holds: ({ message, change, session, index }) =>
      isFeed(message) &&
      (change === 'doubled' || change === 'dropped') &&
      session.slice(0, index).some(({ name }) => name === `${message.name}End` || name === message.name),
  },
  {
    name: 'an order told again',
    because: 'TWS repeats openOrder and orderStatus without a reason',
    holds: ({ message, change }) => change === 'doubled' && /^(?:openOrder|orderStatus)$/.test(message.name),
  },
  {
    name: 'what IB knows of a contract',
    because: 'it is told once, and was not asked for: nothing else in the run says otherwise',
    holds: fieldIn(
      ...WHAT_IB_KNOWS.flatMap((field) => [
        `contractDetails.${field}`,
        `*.contracts.${field}`,
        `position.${field}`,
      ]),
      ...WHAT_IB_KNOWS.flatMap((field) => [
        `updatePortfolio.${field}`,
        `openOrder.${field}`,
        `*.derivativeSecTypes.${field}`,
      ]),
      ...[
        'securityDefinitionOptionParameter.expirations.expiration',
        '*.strikes.strike',
        '*.exchange',
        '*.tradingClass',
      ],
      ...['contractDetails.conId', 'symbolSamples.contracts.conId', '*.contracts.derivativeSecTypes.secType'],
      ...[
        'securityDefinitionOptionParameter.multiplier',
        'contractDetails.secIdList.tag',
        'contractDetails.secIdList.value',
      ],
    ),
  },
  {
    name: 'one row more or less',
    because: 'how many exchanges list an option, or firms sound alike, nobody has counted',
    holds: ({ message, change, session }) =>
      (change === 'dropped' || change === 'doubled') &&
      message.name === 'securityDefinitionOptionParameter' &&
      session.filter(({ name }) => name === message.name).length > 1,
  },
  {
    name: 'another question',
    because: 'the answers do not say what they answer: a run that asks for something else looks the same',
    holds: (mutant) => mutant.message.direction === 'request' && isOfQuestion(mutant),
  },
  {
    name: 'what TWS fills in',
    because: 'left open, it is what the presets or the rules of TWS say',
    holds: ({ message, altered }) =>
      message.name === 'placeOrder' &&
      altered?.after === '' &&
      /^(?:tif|exchange|account)$/.test(altered.field),
  },
  {
    name: 'when a held order goes out',
    because: 'what is transmitted early, or waits as a change, is told of in the same words',
    holds: fieldIn('placeOrder.transmit'),
  },
  {
    name: 'another client id',
    because: 'any that is free will do; an order tells its own',
    holds: fieldIn('startApi.clientId', 'startApi.optionalCapabilities'),
  },
  {
    name: 'whether data are live',
    because:
      'which of the four kinds a login gets is between it and IB, and TWS leaves the message out at times',
    holds: ({ message, next, change }) =>
      message.name === 'marketDataType' ||
      (change === 'swapped with the next' && next?.name === 'marketDataType'),
  },
  {
    name: 'a lower next id',
    because: 'any id from the next valid one on is right',
    holds: fieldIn('nextValidId.orderId'),
  },
  {
    name: 'how an order is worked',
    because:
      'why it is held, at what price it is capped, where it was executed and what that cost is told once',
    holds: fieldIn(
      ...[
        'orderStatus.whyHeld',
        'orderStatus.mktCapPrice',
        'execDetails.exchange',
        'execDetails.execExchange',
      ],
      ...['execDetails.lastLiquidity', 'commissionReport.commission', 'commissionReport.realizedPNL'],
      ...['commissionReport.yield', 'execDetails.evMultiplier', 'execDetails.pendingPriceRevision'],
    ),
  },
  {
    name: 'terms of an order that are told once',
    because: 'TWS fills them in, and no second openOrder says otherwise',
    holds: (mutant) =>
      isToldOnce(mutant) && mutant.altered !== undefined && TOLD_ONCE.has(mutant.altered.field),
  },
  {
    name: 'the last words of a session',
    because: 'they may have been on their way when the program left',
    holds: ({ change, index, session, message }) =>
      change === 'dropped' && message.direction === 'reply' && index === session.length - 1,
  },
  {
    name: 'two things at once',
    because: 'what is said of different requests comes in any order',
    holds: ({ change, message, next, session }) =>
      change === 'swapped with the next' && next !== undefined && areIndependent(message, next, session),
  },
  {
    name: 'a reply that was on its way',
    because: 'what the program asks next crosses what it is being told',
    holds: ({ change, message, next }) =>
      change === 'swapped with the next' && message.direction === 'reply' && next?.direction === 'request',
  },
  {
    name: 'rows in another order',
    because: 'nobody promises in which order rows come',
    holds: ({ change, message, next }) =>
      change === 'swapped with the next' && isRow(message) && next?.name === message.name,
  },
];

const NOTHING = new Set([
  '',
  '0',
  '0.0',
  '-1',
  '?',
  'IB',
  'None',
  '2147483647',
  '-2147483647',
  '1.7976931348623157E308',
]);

function isNothing(text: string): boolean {
  return NOTHING.has(text);
}

/** What a request asks for, beside its id. */
function isOfQuestion({ message, altered, change }: Mutant): boolean {
  if (altered === undefined) return change !== 'altered' && UNHEARD.has(message.name);
  return (
    !/^(?:reqId|orderId|tickerId)$/.test(altered.field) &&
    !/^(?:placeOrder|cancelOrder|startApi)$/.test(message.name)
  );
}

/** Requests that are not answered in words of their own. */
const UNHEARD: ReadonlySet<string> = new Set(['reqMarketDataType', 'setServerLogLevel']);

const TOLD_ONCE: ReadonlySet<string> = new Set([
  ...['ocaGroup', 'sharesAllocation', 'localSymbol', 'tradingClass', 'right', 'eTradeOnly', 'firmQuoteOnly'],
  ...[
    'dontUseAutoPriceForHedge',
    'deltaNeutralOpenClose',
    'adjustedTrailStopPrice',
    'conId',
    'exemptCode',
    'exchange',
  ],
]);

/** Whether its order is told of by one openOrder only. */
function isToldOnce({ message, session, altered }: Mutant): boolean {
  const told = session.filter(
    ({ name, texts }) => name === 'openOrder' && texts['orderId'] === message.texts['orderId'],
  );
  return (
    message.name === 'openOrder' && (told.length === 1 || (altered !== undefined && isNothing(altered.after)))
  );
}

function areIndependent(
  one: ObservedMessage,
  other: ObservedMessage,
  session: readonly ObservedMessage[],
): boolean {
  return subjectOf(one, session) !== subjectOf(other, session) && !isOpening(one) && !isOpening(other);
}

function isOpening({ name }: ObservedMessage): boolean {
  return name === 'startApi';
}

/** What a message is about: a request's or an order's id, or the kind of thing that has none. */
function subjectOf({ name, texts }: ObservedMessage, session: readonly ObservedMessage[]): string {
  if (name === 'commissionReport') {
    const of = session.find(
      (each) => each.name === 'execDetails' && each.texts['execId'] === texts['execId'],
    );
    return `order ${String(of?.texts['orderId'])}`;
  }
  if (texts['orderId'] !== undefined && name !== 'nextValidId') return `order ${String(texts['orderId'])}`;
  const id = texts['reqId'] ?? texts['id'];
  if (name === 'errMsg') {
    const isOrder = session.some((each) => each.name === 'placeOrder' && each.texts['orderId'] === id);
    return isOrder ? `order ${String(id)}` : String(id);
  }
  if (id !== undefined && id !== '-1') return String(id);
  return ABOUT.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

const ABOUT: readonly (readonly [RegExp, string])[] = [
  [/^(?:req|cancel)?positions?(?:End)?$/i, 'positions'],
  [/^(?:reqAccountUpdates|updateAccount|updatePortfolio|accountDownloadEnd)/, 'account'],
  [/^(?:req)?currentTime$/i, 'time'],
  [/^(?:reqOpenOrders|reqAllOpenOrders|openOrderEnd)$/, 'open orders'],
  [/^(?:reqCompletedOrders|completedOrder)/, 'completed orders'],
  [/^(?:reqIds|nextValidId)$/, 'ids'],
  [/^(?:reqManagedAccts|managedAccounts)$/, 'accounts'],
];
