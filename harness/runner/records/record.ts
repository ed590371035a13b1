import type { Category, Language, Tier } from '../../example/example.js';
import type { Isolation } from '../../sandbox/result.js';
import type { Blame, Outcome, Reason } from '../verdict.js';

/** One run of one example, once and for all. */
export interface RunRecord {
  /** Unique: which validation, which example, the how manieth run of it. */
  readonly validation: string;
  readonly example: string;
  readonly run: number;
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly topic: string;
  readonly tier: Tier;
  readonly language: Language;
  readonly category: Category;
  /** What was run, and the hash of it and of what was expected. */
  readonly code: string;
  readonly hash: string;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  /** Unless it passed or was skipped. */
  readonly blame: Blame | undefined;
  /** From the program's first instruction to its end, of the last try. */
  readonly execMs: number;
  /** Tries beyond the first. */
  readonly retries: number;
  /** When it had ended, in milliseconds since 1970. */
  readonly at: number;
  readonly evidence: Evidence;
  /** For whoever looks into it: the ends of what it printed and of what crossed the wire; empty when it passed. */
  readonly excerpt: { readonly stdout: string; readonly stderr: string; readonly wire: readonly string[] };
}

/** Where and with what a run took place; a simulated pass is never dressed as a real one. */
export interface Evidence {
  readonly environment: Environment;
  /** Such as `@stoqey/ib 1.6.10`. */
  readonly client: string;
  /** Such as `Node.js 20.20.2`. */
  readonly runtime: string;
  readonly isolation: Isolation['level'];
  /** SHA-256 of what was said on the wire, without times and streamed ticks; undefined where nothing was run. */
  readonly digest: string | undefined;
}

export type Environment =
  | {
      readonly kind: 'embedded';
      /** Of this program. */
      readonly version: string;
      readonly seed: number;
      /** The market's time at the beginning, such as `2026-03-02T15:00:00Z`. */
      readonly moment: string;
    }
  | {
      /** A paper gateway of ours that somebody has started: nobody knows in which market. */
      readonly kind: 'lent';
      readonly gateway: string;
      /** Of the program that it is. */
      readonly version: string;
    }
  | {
      readonly kind: 'real';
      /** `HOST:PORT` as it was named. */
      readonly gateway: string;
      /** Undefined while it could not be reached. */
      readonly serverVersion: number | undefined;
      readonly account: string | undefined;
    };

/** What is said of it where there is room for one thing only: its first reason. */
export function errorOf({ reasons }: Pick<RunRecord, 'reasons'>): string | undefined {
  return reasons[0]?.message;
}

/** A pass that took more than one try says that something is not as steady as it should be. */
export function isFlaky({ outcome, retries }: Pick<RunRecord, 'outcome' | 'retries'>): boolean {
  return outcome === 'pass' && retries > 0;
}
