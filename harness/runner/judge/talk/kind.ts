import type { ObservedMessage } from '../../observed.js';

/** What may be asked of a gateway, and how it answers. */
export interface Kind {
  readonly request: string;
  /** By which field of the request its replies name it; those of the others are told by their own name alone. */
  readonly id: 'reqId' | 'marketRuleId' | undefined;
  /** `one`: one answer, which ends it. `list`: answers until its end. `stream`: answers until it is cancelled. */
  readonly shape: 'one' | 'list' | 'stream';
  /** The replies that hold what was asked for. */
  readonly answers: readonly string[];
  /** Replies that come with them. */
  readonly beside: readonly string[];
  /** Says that all is told; of a stream, that all there was at first is. */
  readonly end: string | undefined;
  readonly cancel: string | undefined;
  /** Answers without which it cannot have come to its end: a gateway that has none says so with an error. */
  readonly least: number;
  /** What TWS says of its cancel: that there is nothing to cancel, any more, or that it is cancelled. */
  readonly cancelErrors: readonly number[];
}

const NOTHING_ELSE = {
  id: 'reqId',
  beside: [],
  end: undefined,
  cancel: undefined,
  cancelErrors: [],
} as const;

/** What is said of a kind beside the usual. */
type Told = Partial<Omit<Kind, 'request' | 'shape' | 'answers'>>;

export function one(request: string, answer: string, told: Told = {}): Kind {
  return { ...NOTHING_ELSE, least: 1, ...told, request, shape: 'one', answers: [answer] };
}

export function list(request: string, answers: readonly string[], end: string, told: Told = {}): Kind {
  return { ...NOTHING_ELSE, least: 0, ...told, request, shape: 'list', answers, end };
}

export function stream(request: string, answers: readonly string[], cancel: string, told: Told = {}): Kind {
  return { ...NOTHING_ELSE, least: 0, ...told, request, shape: 'stream', answers, cancel };
}

/** Whether a reply is the last of its kind's list; those of historical ticks say it in a field. */
export function isEnd({ end, answers }: Kind, { name, texts }: ObservedMessage): boolean {
  if (name !== end) return false;
  return !answers.includes(name) || texts['done'] === undefined || texts['done'] === '1';
}
