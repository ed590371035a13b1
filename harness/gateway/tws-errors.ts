import { twsError as error, type TwsError } from '../wire/tws-codes.js';

export type { TwsError };

/** A request that was understood, but holds something that cannot be. */
const invalid = (request: string, cause: string) =>
  error(321, `Error validating request.-'${request}' : cause - ${cause}`);

/** A request that was valid, and cannot be met. */
const unprocessed = (request: string, cause: string) =>
  error(322, `Error processing request.-'${request}' : cause - ${cause}`);

const historical = (cause: string) => error(162, `Historical Market Data Service error message:${cause}`);

/**
 * What this gateway says of requests and of itself; `orders/errors.ts` and `orders/intake/refusals.ts` have what it says
 * of orders. Texts follow TWS where they are known.
 */
export const twsErrors = {
  rateExceeded: (max: number, found: number, times: number) =>
    error(100, `Max rate of messages per second has been exceeded:max=${max} rec=${found} (${times})`),
  tooManyLines: () => error(101, 'Max number of tickers has been reached'),
  duplicateTickerId: () => error(102, 'Duplicate ticker id'),
  historical,
  historyCancelled: (reqId: number) => historical(`API historical data query cancelled: ${reqId}`),
  scannerCancelled: (reqId: number) => historical(`API scanner subscription cancelled: ${reqId}`),
  noScannerLocation: () => historical('Market Scanner is not configured for one of the chosen locations.'),
  mixedScannerLocations: () => historical('You cannot combine locations from different regions.'),
  scannerTypeDisabled: (code: string) => historical(`Scanner type with code ${code} is disabled.`),
  scannerFilterDisabled: (tag: string) => historical(`Scanner filter ${tag} is disabled.`),
  badScannerFilter: (tag: string, value: string) =>
    historical(`Scanner filter ${tag} cannot be compared with '${value}'.`),
  nothingScanned: () => error(165, 'Historical Market Data Service query message:no items retrieved'),
  noSecurityDefinition: () => error(200, 'No security definition has been found for the request'),
  unknownTickerId: (reqId: number) => error(300, `Can't find EId with tickerId:${reqId}`),
  tooManyDepthLines: (limit: number) =>
    error(309, `Max number (${limit}) of market depth requests has been reached`),
  unknownDepthId: (reqId: number) =>
    error(310, `Can't find the subscribed market depth with tickerId:${reqId}`),
  depthHalted: () => error(316, 'Market depth data has been HALTED. Please re-subscribe.'),
  depthReset: () =>
    error(
      317,
      'Market depth data has been RESET. Please empty deep book contents before applying any new entries.',
    ),
  unreadable: (request: string, cause: string) =>
    error(320, `Error reading request.-'${request}' : cause - ${cause}`),
  unknownMessage: (text: string) => error(320, `Error reading request. ${text}`),
  invalid,
  notOffered: (request: string) => unprocessed(request, 'This paper gateway does not offer it yet'),
  unreachable: (request: string) =>
    unprocessed(request, 'Connectivity between IBKR and Trader Workstation has been lost.'),
  failed: (request: string) => unprocessed(request, "Internal error; the gateway's log has more"),
  tooNew: (request: string, since: number, version: number) =>
    invalid(request, `It exists from server version ${since} on; this session is at ${version}`),
  readOnly: (request: string) => invalid(request, 'The API interface is currently in Read-Only mode.'),
  tooManyClients: (limit: number) =>
    invalid('startApi', `The maximum number of API clients (${limit}) has been reached`),
  duplicateHistoricalId: (request: string) =>
    unprocessed(request, 'Duplicate ticker ID for API historical data query'),
  tooManyHistorical: (request: string, limit: number) =>
    unprocessed(request, `Only ${limit} simultaneous API historical data requests allowed.`),
  duplicateScanner: (request: string) =>
    unprocessed(request, 'Duplicate ticker ID for API scanner subscription'),
  tooManyScanners: (request: string, limit: number) =>
    unprocessed(request, `Only ${limit} simultaneous API scanner subscriptions are allowed.`),
  clientIdInUse: () =>
    error(326, 'Unable to connect as the client id is already in use. Retry with a unique client id.'),
  autoBindNeedsClientZero: () => error(327, 'Only the default client (i.e 0) can auto bind orders'),
  duplicateRequest: (request: string, reqId: number) => unprocessed(request, `Duplicate request id ${reqId}`),
  duplicateTicker: (request: string) => unprocessed(request, 'Duplicate ticker id'),
  notCalculated: unprocessed,
  noExchange: (request: string) => invalid(request, 'Please enter exchange'),
  noComboHistory: (request: string) =>
    unprocessed(request, 'This paper gateway keeps no history of combos; ask for their legs'),
  tooManySummaries: () =>
    unprocessed(
      'reqAccountSummary',
      'Maximum number of account summary requests exceeded; desubscribe to previous request first',
    ),
  unknownMarketRule: (id: number) => unprocessed('reqMarketRule', `Market rule with id = ${id} is missing`),
  noDerivatives: () => error(322, 'Error processing request: No derivatives found'),
  notSubscribed: (what: string) =>
    error(
      354,
      'Requested market data is not subscribed. Check API status by selecting the Account menu then under ' +
        'Management choose Market Data Subscription Manager and/or availability of delayed data.' +
        `Delayed market data is available.${what}/TOP/ALL`,
    ),
  unknownScanner: (reqId: number) => error(365, `No scanner subscription found for ticker id:${reqId}`),
  unknownHistoricalId: (reqId: number) => error(366, `No historical data query found for ticker id:${reqId}`),
  invalidRealTimeQuery: (cause: string) => error(420, `Invalid Real-time Query:${cause}`),
  unknownConId: (conId: number) => error(473, `No contract is known by the id ${conId}`),
  connectionLost: () => error(1100, 'Connectivity between IBKR and Trader Workstation has been lost.'),
  restoredDataLost: () =>
    error(1101, 'Connectivity between IBKR and Trader Workstation has been restored - data lost.'),
  restoredDataMaintained: (connected: readonly string[], broken: readonly string[]) =>
    error(
      1102,
      'Connectivity between IBKR and Trader Workstation has been restored - data maintained.' +
        (broken.length === 0
          ? ` All data farms are connected: ${connected.join('; ')}.`
          : ` The following farms are connected: ${connected.join('; ')}.` +
            ` The following farms are not connected: ${broken.join('; ')}.`),
    ),
  /** Account updates have ended: cancelled, or because the client asked for another account. */
  unsubscribedFromAccount: () => error(2100, 'API client has been unsubscribed from account data.'),
  farmBroken: (farm: string) => error(2103, `Market data farm connection is broken:${farm}`),
  impreciseScan: (ranking: string, places: readonly string[]) =>
    error(
      492,
      'You must subscribe for additional permissions to obtain precise results for scanner:' +
        `Parameter:${ranking};Real-Time Market Data:${places.join(',')}`,
    ),
  farmOk: (farm: string) => error(2104, `Market data farm connection is OK:${farm}`),
  historicalFarmBroken: (farm: string) => error(2105, `HMDS data farm connection is broken:${farm}`),
  historicalFarmOk: (farm: string) => error(2106, `HMDS data farm connection is OK:${farm}`),
  serverUnreachable: () =>
    error(
      2110,
      'Connectivity between Trader Workstation and server is broken. It will be restored automatically.',
    ),
  definitionsOk: (farm: string) => error(2158, `Sec-def data farm connection is OK:${farm}`),
  depthExchanges: (deep: readonly string[], top: readonly string[]) =>
    error(2152, `Exchanges - Depth: ${deep.join('; ')}; Top: ${top.join('; ')}; `),
  impliedTimeZone: () =>
    error(
      2174,
      'Warning: You submitted request with date-time attributes without explicit time zone. Please switch to use' +
        ' yyyymmdd-hh:mm:ss in UTC or use instrument time zone, like US/Eastern. Implied time zone functionality' +
        ' will be removed in the next API release',
    ),
  notSubscribedForApi: (what: string) =>
    error(
      10089,
      "Requested market data requires additional subscription for API. See link in 'Market Data Connections' " +
        `dialog for more details.Delayed market data is available.${what}/TOP/ALL`,
    ),
  depthNotSupported: () =>
    error(10092, 'Deep market data is not supported for this combination of security type/exchange'),
  displayingDelayed: () =>
    error(10167, 'Requested market data is not subscribed. Displaying delayed market data.'),
  delayedDataNotEnabled: () =>
    error(10168, 'Requested market data is not subscribed. Delayed market data is not enabled.'),
  noRegulatorySnapshot: (what: string) => error(10170, `No permissions on regulatory snapshot for ${what}`),
  noNewsArticle: () => error(10172, 'Failed to request news article: No data available'),
  noLiveUpdates: () => error(10182, 'Failed to request live updates (disconnected).'),
  noHistoricalTicks: (cause: string) => error(10187, `Failed to request historical ticks:${cause}`),
  noHistogram: (cause: string) => error(10188, `Failed to request histogram data:${cause}`),
  tickByTickRefused: (cause: string) => error(10189, `Failed to request tick-by-tick data.${cause}`),
  tooManyTickByTickLines: () => error(10190, 'Max number of tick-by-tick requests has been reached.'),
  competingSession: () => error(10197, 'No market data during competing live session'),
  invalidAccountsInGroups: (groups: readonly string[]) =>
    error(10231, `The following Groups and/or Profiles contain invalid accounts: ${groups.join(', ')}`),
  newsNotAllowed: () => error(10276, 'News feed is not allowed.'),
  newsNotSubscribed: () =>
    error(10277, 'News Feed requires permissions. Please login to Portal to subscribe.'),
  wshMetaDataFirst: () => error(10282, 'WSH meta data is not requested.'),
  noFractionalSizes: () =>
    error(
      10285,
      'Your API version does not support fractional size rules. Please upgrade to a minimum version 163.',
    ),
  otherViewExpected: (expected: string, found: string) =>
    error(10299, `Expected what to show is ${expected}, please use that instead of ${found}.`),
  invalidWshRequest: (cause: string) => error(10309, `Invalid WSH event data request: ${cause}`),
  unreadableTime: (field: 'Start' | 'End') =>
    error(
      10314,
      `${field} Date/Time: The date, time, or time-zone entered is invalid. The correct format is yyyymmdd hh:mm:ss` +
        ' xx/xxxx where yyyymmdd and xx/xxxx are optional. E.g.: 20031126 15:59:00 US/Eastern  Note that there is' +
        ' a space between the date and time, and between the time and time-zone.  If no date is specified, current' +
        ' date is assumed. If no time-zone is specified, local time-zone is assumed(deprecated).  You can also' +
        ' provide yyyymmddd-hh:mm:ss time is in UTC. Note that there is a dash between the date and time in UTC' +
        ' notation.',
    ),
  endOfContinuousFuture: () =>
    error(10339, 'Setting end date/time for continuous future security type is not allowed.'),
  fundamentalsNotAllowed: () => error(10358, 'Fundamentals data is not allowed.'),
  badExpiry: () =>
    error(
      10372,
      'lastTradeDateOrContractMonth: The date entered is invalid. The correct format is yyyyMM for a contract' +
        ' month or yyyyMMdd for a date. E.g.: 202607 or 20260724.',
    ),
} as const;
