import type { Example } from '../../example/example.js';
import type { OutcomeCounts } from '../verdict.js';
import type { Environment, RunRecord } from './record.js';
import type { Begun, NewValidation, Validation } from './validation.js';

/** A run by its place: which validation, which example, the how manieth. */
export type Place = Pick<RunRecord, 'validation' | 'example' | 'run'>;

/** Runs of the same program by the same client, before the same kind of gateway. */
export interface Likes {
  readonly hash: string;
  readonly client: string;
  readonly kind: Environment['kind'];
}

/** Where validations and their runs are kept, for all processes. What a promise resolves for is on disk. */
export interface RunStore {
  /**
   * Goes on with what was asked for before in the same words, with the same key, and not finished. Otherwise
   * begins one, and gives up what was not finished of the same words. Undefined for nothing to do.
   */
  begin(wanted: NewValidation): Promise<Begun | undefined>;
  validation(id: string): Promise<Validation | undefined>;
  /** The newest first. */
  validations(limit: number): Promise<readonly Validation[]>;
  /** As they were when it began, in their order then. */
  examplesOf(validation: string): Promise<readonly Example[]>;
  /** What is to be run there; undefined where it is on record already, or its validation has ended. */
  due(place: Place): Promise<Example | undefined>;
  /** Only the first end counts. */
  finish(validation: string): Promise<void>;

  /** Keeps a run once: false, and nothing changes, where there is one in its place. */
  add(record: RunRecord): Promise<boolean>;
  /** By example, then by run. */
  of(validation: string): Promise<readonly RunRecord[]>;
  /** How many of its runs are on record, by what became of them. */
  tally(validation: string): Promise<OutcomeCounts>;
  /** The last ones that took place, the newest first, of any validation. */
  latest(likes: Likes, limit: number): Promise<readonly RunRecord[]>;
}
