import type { Category, Example, Language, Tier } from '../../example/example.js';

/** Which examples were asked for, in the words of whoever asked. */
export interface Asked {
  /** Where examples were read from. */
  readonly folder: string;
  readonly filters: readonly string[];
  readonly category?: Category;
  readonly language?: Language;
  readonly tier?: Tier;
  readonly onlyChanged: boolean;
}

/** So many runs of each of some examples, asked for at one time. Times are milliseconds since 1970. */
export interface Validation {
  readonly id: string;
  readonly asked: Asked;
  /** `HOST:PORT` of a gateway that was named; undefined where each run has one of its own. */
  readonly gateway: string | undefined;
  /** Of each example. */
  readonly runs: number;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** `given-up`: whoever asked has asked again, of other code or from the beginning. Undefined while it goes on. */
  readonly ended: 'finished' | 'given-up' | undefined;
}

export interface NewValidation extends Pick<Validation, 'asked' | 'gateway' | 'runs'> {
  readonly examples: readonly Example[];
  /** A hash of all that results depend on. */
  readonly key: string;
  /** Whether to begin anew though there is one to go on with. */
  readonly fresh: boolean;
}

export interface Begun {
  readonly validation: Validation;
  /** It had been begun before, and was not finished. */
  readonly resumed: boolean;
  /** The one that nobody will go on with now. */
  readonly givenUp: string | undefined;
}
