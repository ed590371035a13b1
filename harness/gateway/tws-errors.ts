/** What TWS says when something is wrong, or worth knowing. */
export interface TwsError {
  readonly code: number;
  readonly message: string;
}

const error = (code: number, message: string): TwsError => ({ code, message });

/** A request that was understood, but holds something that cannot be. */
const invalid = (request: string, cause: string) =>
  error(321, `Error validating request.-'${request}' : cause - ${cause}`);

/** Every error this gateway sends, by what it means. Texts follow TWS where they are known. */
export const twsErrors = {
  rateExceeded: (max: number, found: number, times: number) =>
    error(100, `Max rate of messages per second has been exceeded:max=${max} rec=${found} (${times})`),
  tooManyLines: () => error(101, 'Max number of tickers has been reached'),
  duplicateTickerId: () => error(102, 'Duplicate ticker id'),
  noSecurityDefinition: () => error(200, 'No security definition has been found for the request'),
  ambiguousContract: (symbol: string) =>
    error(200, `The contract description specified for ${symbol} is ambiguous.`),
  unknownTickerId: (reqId: number) => error(300, `Can't find EId with tickerId:${reqId}`),
  unreadable: (request: string, cause: string) =>
    error(320, `Error reading request.-'${request}' : cause - ${cause}`),
  unknownMessage: (text: string) => error(320, `Error reading request. ${text}`),
  invalid,
  notOffered: (request: string) =>
    error(322, `Error processing request.-'${request}' : cause - This paper gateway does not offer it yet`),
  failed: (request: string) =>
    error(322, `Error processing request.-'${request}' : cause - Internal error; the gateway's log has more`),
  tooNew: (request: string, since: number, version: number) =>
    invalid(request, `It exists from server version ${since} on; this session is at ${version}`),
  readOnly: (request: string) => invalid(request, 'The API interface is currently in Read-Only mode.'),
  tooManyClients: (limit: number) =>
    invalid('startApi', `The maximum number of API clients (${limit}) has been reached`),
  clientIdInUse: () =>
    error(326, 'Unable to connect as the client id is already in use. Retry with a unique client id.'),
  autoBindNeedsClientZero: () => error(327, 'Only the default client (i.e 0) can auto bind orders'),
  duplicateRequest: (request: string, reqId: number) =>
    error(322, `Error processing request.-'${request}' : cause - Duplicate request id ${reqId}`),
  tooManySummaries: () =>
    error(
      322,
      "Error processing request.-'reqAccountSummary' : cause - Maximum number of account summary requests exceeded",
    ),
  farmOk: (farm: string) => error(2104, `Market data farm connection is OK:${farm}`),
  historicalFarmOk: (farm: string) => error(2106, `HMDS data farm connection is OK:${farm}`),
  definitionsOk: (farm: string) => error(2158, `Sec-def data farm connection is OK:${farm}`),
} as const;
