/** What TWS says when something is wrong, or worth knowing. */
export interface TwsError {
  readonly code: number;
  readonly message: string;
}

/** Codes of TWS by what each means to whoever hears it: every code that anybody here says or asks about, once. */
export const MEANINGS = {
  /** How things are: nothing has come to an end by it. All of IB's from 2100 to 2199 are such, listed or not. */
  notice: [2100, 2103, 2104, 2105, 2106, 2109, 2152, 2158, 2174],
  /** What was asked for or ordered goes on: warnings, an empty scan, a part of the data, depth that begins anew. */
  'goes-on': [131, 165, 316, 317, 399, 404, 481, 492, 10349],
  /** Data come all the same: delayed instead of live, or a part of them. */
  'data-follow': [10090, 10091, 10167],

  /** A request of whatever kind, an order among others, cannot be read, is not valid, cannot be met. */
  unreadable: [320],
  invalid: [321],
  unmet: [322],
  /** There is no such contract, or more than one. */
  'no-contract': [200],
  /** An order is turned down, or another request that comes too fast or has an account, a size or a moment in it. */
  'refuses-either': [100, 337, 344, 435, 10285, 10314],
  /** An order is turned down, or a change of one, and nothing else. */
  'refuses-order': [
    // Duplicate id, filled already, not the same order, not transmitted, incomplete.
    103, 104, 105, 106, 107,
    // Price, time in force, routing.
    109, 110, 111, 113, 114, 115, 116, 117, 118, 119, 120, 121, 125, 126, 129,
    // Clearing, allocation, fields and attributes.
    132, 133, 134, 144, 145, 146, 147, 148, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 163, 164, 167,
    168,
    // Rejected, not allowed for this account.
    201, 203,
    // Combinations, advisors, short sales.
    312, 313, 314, 315, 325, 328, 329, 333, 334, 335, 338, 339, 340, 341, 342, 345, 346, 347, 348, 349, 350,
    351, 352, 353, 355, 356, 358, 359, 360,
    // Adjusted and volatility orders, precautions.
    361, 362, 363, 364, 367, 368, 369, 370, 371, 372, 373, 374, 375, 376, 377, 378, 379, 380, 382, 383, 387,
    388, 389, 390, 391, 392, 393, 395, 396, 397, 398,
    // Algorithms, conditions, scale orders.
    400, 402, 403, 405, 408, 409, 410, 411, 412, 413, 417, 418, 419, 422, 423, 424, 425, 426, 427, 428, 429,
    433, 434, 436, 437, 439, 440, 441, 442, 443, 444, 445, 446, 447, 448, 449, 460, 462, 463, 10006, 10007,
    10008, 10009, 10020, 10052, 10149, 10205, 10240, 10243, 10244, 10250, 10257, 10268, 10269, 10270, 10289,
    10293, 10317, 10318,
  ],
  /** Any other request is turned down, or ends. */
  'refuses-request': [
    101, 102, 162, 300, 309, 310, 327, 354, 365, 366, 420, 473, 10089, 10092, 10168, 10170, 10172, 10182,
    10187, 10188, 10189, 10190, 10231, 10276, 10277, 10282, 10299, 10309, 10339, 10358, 10372,
  ],

  /** An order is cancelled: so every cancel is confirmed, and so some orders end that nobody cancelled. */
  'order-cancelled': [202],
  /** No order has the id that was to be cancelled or changed; the second is how newer versions say it. */
  'no-such-order': [135, 10147],
  /** The order is there, and it is too late to cancel it. */
  'not-cancellable': [161, 10148],

  /** The client may not come in: another has its id. */
  'id-taken': [326],
  /** The connection between TWS and IB is lost, or found to be. */
  'link-lost': [1100, 2110],
  /** It is there again, with all that was subscribed to, or without. */
  'link-back': [1102],
  'data-lost': [1101],
  'port-moves': [1300],
  /** Another session has the market data, for a while. */
  'data-taken': [10197],
  /** TWS cannot be reached, or no more. Clients say these to themselves; the guard says the first in TWS's name. */
  unreached: [502],
  'not-connected': [504],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export type Meaning = keyof typeof MEANINGS;
/** A code whose meaning is known. */
export type TwsCode = (typeof MEANINGS)[Meaning][number];

const meanings: ReadonlyMap<number, Meaning> = new Map(
  (Object.keys(MEANINGS) as Meaning[]).flatMap((meaning) => MEANINGS[meaning].map((code) => [code, meaning])),
);

/** An error to be sent: whoever needs a code that is not in the table is asked for its row. */
export function twsError(code: TwsCode, message: string): TwsError {
  return { code, message };
}

/** Undefined where nobody here has heard of it. */
export function meaningOf(code: number): Meaning | undefined {
  return meanings.get(code) ?? (isNotice(code) ? 'notice' : undefined);
}

/** Says how things are; nothing has come to an end by it. IB writes of 2100 to 2169, and sends 2174 and 2176, too. */
export function isNotice(code: number): boolean {
  return code >= 2100 && code < 2200;
}

/** Delayed prices, or a part of the live ones, are what comes next. */
export function dataFollow(code: number): boolean {
  return meaningOf(code) === 'data-follow';
}

/** Whether what was asked for or ordered is still under way after this. What nobody has heard of ends it. */
export function goesOn(code: number): boolean {
  const meaning = meaningOf(code);
  return isNotice(code) || meaning === 'goes-on' || meaning === 'data-follow' || meaning === 'data-taken';
}

/** Of an order that was new, this is the end; one that stands may stand as it was. */
export function refusesOrder(code: number): boolean {
  const meaning = meaningOf(code);
  return meaning === 'refuses-order' || meaning === 'order-cancelled';
}

/** The same, unless something else was asked for under the same id. */
export function mayRefuseOrder(code: number): boolean {
  const meaning = meaningOf(code);
  return (
    refusesOrder(code) || refusesAnyRequest(code) || meaning === 'no-contract' || meaning === 'refuses-either'
  );
}

/** What a request of any kind may be told, also one without an id. */
export function refusesAnyRequest(code: number): boolean {
  const meaning = meaningOf(code);
  return meaning === 'unreadable' || meaning === 'invalid' || meaning === 'unmet';
}

/** TWS and IB are connected again, with all that was subscribed to, or without. */
export function isLinkBack(code: number): boolean {
  const meaning = meaningOf(code);
  return meaning === 'link-back' || meaning === 'data-lost';
}

/** What a cancel was for is not there, or not any more. */
export function leavesNothingToCancel(code: number): boolean {
  const meaning = meaningOf(code);
  return meaning === 'no-such-order' || meaning === 'not-cancellable';
}
