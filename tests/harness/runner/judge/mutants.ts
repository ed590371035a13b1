import type { Observed, ObservedMessage } from '../../../../harness/runner/observed.js';
import type { Fields } from '../../../../harness/wire/decode.js';

/** A transcript in which one thing is not as it was. */
export interface Mutant {
  readonly seen: Observed;
  readonly change: Change;
  readonly session: readonly ObservedMessage[];
  readonly index: number;
  /** The message that was changed, and the one behind it. */
  readonly message: ObservedMessage;
  readonly next: ObservedMessage | undefined;
  /** Of an altered field: where it stands, such as `comboLegs.ratio`, what it said and says. */
  readonly altered: Altered | undefined;
}

export type Change = 'dropped' | 'doubled' | 'swapped with the next' | 'altered';

interface Altered {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Every way in which one message of a run can be lost, doubled, late, or wrong in one field. */
export function* mutantsOf(seen: Observed): Generator<Mutant> {
  for (const [at, session] of seen.sessions.entries()) {
    const { messages } = session;
    const made = (
      change: Change,
      index: number,
      to: readonly ObservedMessage[],
      altered?: Altered,
    ): Mutant => ({
      seen: { ...seen, sessions: seen.sessions.with(at, { ...session, messages: to }) },
      ...{ change, session: messages, index, altered, next: messages[index + 1] },
      message: messages[index] ?? NOTHING,
    });
    for (const [index, message] of messages.entries()) {
      yield made('dropped', index, messages.toSpliced(index, 1));
      yield made('doubled', index, messages.toSpliced(index, 0, message));
      const next = messages[index + 1];
      if (next && !isSame(message, next)) {
        const pair = [
          { ...next, at: message.at },
          { ...message, at: next.at },
        ];
        yield made('swapped with the next', index, messages.toSpliced(index, 2, ...pair));
      }
      for (const { altered, texts } of alterations(message.texts)) {
        yield made('altered', index, messages.with(index, { ...message, texts }), altered);
      }
    }
  }
}

const NOTHING: ObservedMessage = { at: 0, direction: 'reply', passage: 'forwarded', name: '', texts: {} };

function isSame(one: ObservedMessage, other: ObservedMessage): boolean {
  return JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...other, at: 0 });
}

/** Of rows the first and the last are altered: what holds of these holds of those between. */
function* alterations(texts: Fields): Generator<{ readonly altered: Altered; readonly texts: Fields }> {
  for (const [field, value] of Object.entries(texts)) {
    if (typeof value === 'string') {
      for (const after of wrongOnesFor(value)) {
        yield { altered: { field, before: value, after }, texts: { ...texts, [field]: after } };
      }
      continue;
    }
    for (const row of new Set([0, value.length - 1])) {
      for (const inner of alterations(value[row] ?? {})) {
        const altered = { ...inner.altered, field: `${field}.${inner.altered.field}` };
        yield { altered, texts: { ...texts, [field]: value.with(row, inner.texts) } };
      }
    }
  }
}

/** One more, one less, ten times as much, the other way round; another word; nothing at all. */
function wrongOnesFor(text: string): readonly string[] {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) return [`${text}X`, ''].filter((after) => after !== text);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) return ['1', ''];
  const numbers = [number + 1, number - 1, number * 10, -number].map((value) => Number(value.toFixed(8)));
  return [...new Set(numbers.map((value) => String(value === 0 ? 0 : value)))].filter(
    (after) => Number(after) !== number,
  );
}
