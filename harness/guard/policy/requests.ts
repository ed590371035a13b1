import type { Fields } from '../../wire/decode.js';
import type { Layout } from '../../wire/layout.js';
import type { Message } from '../../wire/message.js';
import { exerciseOptions } from '../../wire/requests/orders.js';
import type { Why } from '../rules/verdict.js';
import { exerciseRule } from './exercise.js';
import type { Policy } from './policy.js';

/**
 * What a request does: `free` only asks or sets up what is sent to the client itself; `cancels` takes orders back;
 * `guarded` moves money or settings, and needs to be named by the policy; `order` is for the rules to judge.
 */
export type RequestKind = 'free' | 'cancels' | 'order' | 'guarded';

/** Free but for some uses of it. */
interface Sometimes {
  readonly guardedWhen: (texts: Fields, clientId: number) => boolean;
  /** Why that is more than a question. */
  readonly because: string;
}

const isOn = (text: Fields[string] | undefined): boolean =>
  text !== undefined && text !== '0' && text !== 'false';

const bindsManualOrders = 'it gives client 0 the orders that were placed by hand';

const requests: ReadonlyMap<string, RequestKind | Sometimes> = new Map<string, RequestKind | Sometimes>([
  ['placeOrder', 'order'],
  ['cancelOrder', 'cancels'],
  ...named(
    'guarded',
    ...['exerciseOptions', 'replaceFA', 'reqGlobalCancel', 'setServerLogLevel', 'updateDisplayGroup'],
    ...['verifyRequest', 'verifyMessage', 'verifyAndAuthRequest', 'verifyAndAuthMessage'],
  ),
  [
    'reqAutoOpenOrders',
    { guardedWhen: ({ autoBind }) => isOn(autoBind), because: 'it binds orders that are placed by hand' },
  ],
  ['reqOpenOrders', { guardedWhen: (_, clientId) => clientId === 0, because: bindsManualOrders }],
  [
    'reqMktData',
    {
      guardedWhen: ({ regulatorySnapshot }) => isOn(regulatorySnapshot),
      because: 'a regulatory snapshot costs money',
    },
  ],
  ...named(
    'free',
    ...['startApi', 'reqIds', 'reqManagedAccts', 'reqCurrentTime', 'reqCurrentTimeInMillis', 'reqUserInfo'],
    ...['queryDisplayGroups', 'subscribeToGroupEvents', 'unsubscribeFromGroupEvents'],
    ...['reqAllOpenOrders', 'reqCompletedOrders', 'reqExecutions'],
    ...['reqAccountUpdates', 'reqAccountUpdatesMulti', 'cancelAccountUpdatesMulti', 'reqAccountSummary'],
    ...[
      'cancelAccountSummary',
      'reqPositions',
      'cancelPositions',
      'reqPositionsMulti',
      'cancelPositionsMulti',
    ],
    ...['reqPnL', 'cancelPnL', 'reqPnLSingle', 'cancelPnLSingle', 'requestFA', 'reqFamilyCodes'],
    ...['reqContractDetails', 'reqMatchingSymbols', 'reqSecDefOptParams', 'reqMarketRule'],
    ...['reqSmartComponents', 'reqSoftDollarTiers', 'reqFundamentalData', 'cancelFundamentalData'],
    ...['reqScannerParameters', 'reqScannerSubscription', 'cancelScannerSubscription'],
    ...['cancelMktData', 'reqMarketDataType', 'reqMktDepth', 'cancelMktDepth', 'reqMktDepthExchanges'],
    ...['reqRealTimeBars', 'cancelRealTimeBars', 'reqTickByTickData', 'cancelTickByTickData'],
    ...['calculateImpliedVolatility', 'cancelCalculateImpliedVolatility'],
    ...['calculateOptionPrice', 'cancelCalculateOptionPrice'],
    ...['reqHistoricalData', 'cancelHistoricalData', 'reqHistoricalTicks'],
    ...['reqHeadTimeStamp', 'cancelHeadTimeStamp', 'reqHistogramData', 'cancelHistogramData'],
    ...['reqNewsBulletins', 'cancelNewsBulletins', 'reqNewsProviders', 'reqNewsArticle', 'reqHistoricalNews'],
    ...['reqWshMetaData', 'cancelWshMetaData', 'reqWshEventData', 'cancelWshEventData'],
  ),
]);

function named(kind: RequestKind, ...names: readonly string[]): readonly (readonly [string, RequestKind])[] {
  return names.map((name) => [name, kind] as const);
}

/** The names that a policy may allow under `requests`. */
export const guardedRequests: readonly string[] = [...requests]
  .filter(([, kind]) => kind === 'guarded' || typeof kind === 'object')
  .map(([name]) => name);

/** What a request does; what no table knows is guarded, and no policy can name it. */
export function requestKind({ name }: Layout, texts: Fields = {}, clientId = -1): RequestKind {
  const kind = requests.get(name);
  if (typeof kind !== 'object') return kind ?? 'guarded';
  return kind.guardedWhen(texts, clientId) ? 'guarded' : 'free';
}

/** Why a policy does not let a request through; of orders the rules say that. */
export function requestRule(policy: Policy, { layout, texts }: Message, clientId: number): Why | undefined {
  switch (requestKind(layout, texts, clientId)) {
    case 'free':
    case 'order':
      return undefined;
    case 'cancels':
      if (policy.orders) return undefined;
      return { rule: 'read-only', reason: 'no order may be cancelled, as none may be placed' };
    case 'guarded': {
      if (policy.requests.includes(layout.name)) {
        return layout.id === exerciseOptions.id ? exerciseRule(policy, texts) : undefined;
      }
      const kind = requests.get(layout.name);
      const because = typeof kind === 'object' ? `: ${kind.because}` : '';
      return {
        rule: policy.orders ? 'request' : 'read-only',
        reason: `${layout.name} is not among the requests that are allowed${because}`,
      };
    }
  }
}
