import type { ExitCode } from './exit.js';
import { platformFaults } from './faults.js';
import type { FaultCategory, FaultKind } from './kind.js';
import { messageOf } from './thrown.js';

export interface FaultOptions {
  readonly cause?: unknown;
  /** Facts a program can read: names, paths, figures. Never secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** A better next step than the kind's own, where the place that raises it knows one. */
  readonly next?: string;
}

/**
 * Every error that this program raises on purpose. The message says what was expected, what was
 * found and where; `next` says what to do about it.
 */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly details: Readonly<Record<string, unknown>>;
  readonly next: string;

  constructor(kind: FaultKind, message: string, options: FaultOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.kind = kind;
    this.details = options.details ?? {};
    this.next = options.next ?? kind.next;
  }

  get code(): string {
    return this.kind.code;
  }

  get category(): FaultCategory {
    return this.kind.category;
  }

  get exitCode(): ExitCode {
    return this.kind.exit;
  }

  /** Whether it was made of what nobody foresaw: then its message is not meant for whoever asked. */
  get isUnforeseen(): boolean {
    return this.is(platformFaults.internal);
  }

  is(kind: FaultKind): boolean {
    return this.code === kind.code;
  }

  toJSON(): FaultJson {
    return {
      code: this.code,
      category: this.category,
      message: this.message,
      next: this.next,
      details: this.details,
    };
  }
}

export interface FaultJson {
  readonly code: string;
  readonly category: FaultCategory;
  readonly message: string;
  readonly next: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Whatever was thrown, as a fault: faults pass through, anything else becomes `platform.internal`. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  return new Fault(platformFaults.internal, messageOf(thrown), { cause: thrown });
}

export function isFault(thrown: unknown, kind: FaultKind): thrown is Fault {
  return thrown instanceof Fault && thrown.is(kind);
}
