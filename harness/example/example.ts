/** One file that a reader can run as it stands, with a header that says what it shows and what must come of it. */
export interface Example {
  /** Unique among all examples, such as `ts-orders-limit`. */
  readonly id: string;
  readonly tier: Tier;
  readonly language: Language;
  readonly category: Category;
  readonly title: string;
  readonly topic: string;
  /** What it does, in one sentence that no other example of its language has. */
  readonly task: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly explanation: string;
  /** By id, as `corpus/knowledge` has them. */
  readonly gotchas: readonly string[];
  /** The calls of the client library that it shows, as its documentation spells them. */
  readonly calls: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly needs: Needs;
  readonly expects: Expectations;
  /** As messages name it: a path below the folder that examples were read from. */
  readonly file: string;
  /** Of the file, where the code begins below the header. */
  readonly line: number;
  /** The whole file: what is run. */
  readonly code: string;
  /** SHA-256 of all that a run depends on: the code, what it needs, what is expected of it. */
  readonly hash: string;
}

export const languages = ['ts', 'python'] as const;
export type Language = (typeof languages)[number];

/** Those that every IB program begins with, and those of more special work. */
const baseCategories = ['connection', 'market_data', 'orders', 'contracts', 'portfolio', 'async'] as const;
export const categories = [
  ...baseCategories,
  'historical',
  'scanner',
  'news',
  'options',
  'risk',
  'reconnect',
  'cli',
  'gui',
  'engine',
] as const;
export type Category = (typeof categories)[number];

/** `corpus` is ours, in git and reviewed; `a1` has been collected from elsewhere. */
export const tiers = ['corpus', 'a1'] as const;
export type Tier = (typeof tiers)[number];

export type ParameterType = 'symbol' | 'integer' | 'number' | 'text' | 'choice' | 'client-id';

/**
 * A constant of the code that a question may fill in with another value: `const SYMBOL = 'AAPL'`, `SYMBOL = 'AAPL'`.
 * What the code gives it is its default.
 */
export interface Parameter {
  readonly name: string;
  readonly constant: string;
  readonly type: ParameterType;
  readonly about: string;
  readonly value: string | number;
  /** Of a choice. */
  readonly of?: readonly string[];
  readonly least?: number;
  readonly most?: number;
}

/** What a run is to find. */
export interface Needs {
  /** Whether it makes sense while New York trades, while it does not, or at any time. */
  readonly market: 'open' | 'closed' | 'any';
  /** `still`: one moment, in which nothing streams, and which can be repeated to the byte. `moving`: time passes. */
  readonly time: 'still' | 'moving';
  /** Shares of each symbol that the account holds; short where negative. */
  readonly positions: Readonly<Record<string, number>>;
  /** Whether it asks for history, of which a real login gets so much in ten minutes. */
  readonly history: boolean;
  /** Lines of a script of trouble that begins as the program does. */
  readonly trouble: readonly string[];
}

/** What must be seen on the wire, of the account and of the program. Its category asks for more. */
export interface Expectations {
  /** Requests that must have been sent, by the names of IB's protocol. */
  readonly requests: readonly string[];
  /** Replies that must have come. */
  readonly replies: readonly string[];
  /** What must be neither sent nor received. */
  readonly never: readonly string[];
  /** Each of these must have been placed, and have come to the state in which it ends. */
  readonly orders: readonly ExpectedOrder[];
  /** What the account has after the program has left, beside what it had before. */
  readonly leaves: {
    readonly orders: number;
    readonly positions: Readonly<Record<string, number>> | undefined;
  };
  /** TWS error codes that must come; others may not, but for those that `allows` names. */
  readonly errors: readonly number[];
  readonly allows: readonly number[];
  /** Rules by which the guard must refuse something. */
  readonly refused: readonly string[];
  /** What standard output must say, as regular expressions. */
  readonly output: readonly string[];
  readonly exit: number;
}

export interface ExpectedOrder {
  readonly symbol?: string;
  readonly action?: 'BUY' | 'SELL';
  /** As TWS names it, such as `LMT`. */
  readonly type?: string;
  readonly quantity?: number;
  /** The last status that the wire told of it. */
  readonly ends: OrderStatus;
}

export const orderStatuses = [
  'PendingSubmit',
  'PendingCancel',
  'PreSubmitted',
  'Submitted',
  'ApiCancelled',
  'Cancelled',
  'Filled',
  'Inactive',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];
