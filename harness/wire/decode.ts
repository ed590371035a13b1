import type { Layout, Step } from './layout.js';
import { stepsAt } from './steps.js';

/** Why a frame is not understood. Nothing of such a frame may be acted on. */
export interface DecodeFailure {
  /** Of which kind it is, where that much can be seen. */
  readonly name: string | undefined;
  readonly text: string;
  /** What could be read until then: enough to say which request it was, and nothing to act on. */
  readonly texts: Fields;
}

export type Decoding =
  | { readonly ok: true; readonly texts: Fields }
  | { readonly ok: false; readonly failure: DecodeFailure };

/**
 * A message as it stood on the wire: the text of each field under its name, rows as arrays. Empty fields are
 * left out: they are most of an order, and an object of a hundred fields takes several times as long to make.
 */
export type Fields = { readonly [name: string]: string | readonly Fields[] };

type Scope = { [name: string]: string | Scope[] };

class Stop {
  constructor(readonly text: string) {}
}

interface Cursor {
  readonly found: readonly string[];
  at: number;
}

function take(cursor: Cursor, name: string): string {
  const found = cursor.found[cursor.at];
  if (found === undefined) throw new Stop(`the message ends before ${name}`);
  cursor.at += 1;
  return found;
}

function holds(step: Extract<Step, { kind: 'when' }>, scope: Scope): boolean {
  const found = scope[step.name];
  if (found === undefined) return false;
  return step.holds(typeof found === 'string' ? found : String(found.length));
}

function readSteps(steps: readonly Step[], cursor: Cursor, scope: Scope): void {
  for (const step of steps) {
    if (step.kind === 'fields') {
      readFields(step.fields, cursor, scope);
    } else if (step.kind === 'when') {
      if (holds(step, scope)) readSteps(step.steps, cursor, scope);
    } else if (step.kind === 'rows') {
      readRows(step, cursor, scope);
    } else if (step.kind === 'lenient' && cursor.found.length - cursor.at >= step.remaining) {
      scope[step.name] = take(cursor, step.name);
    }
  }
}

function readFields(fields: Extract<Step, { kind: 'fields' }>['fields'], cursor: Cursor, scope: Scope): void {
  const { found } = cursor;
  let at = cursor.at;
  for (const [name, type] of fields) {
    const text = found[at];
    if (text === undefined) throw new Stop(`the message ends before ${name}`);
    // Where a builder's silence means something else than empty, empty has to be said.
    if (text !== '' || type.standing !== undefined) scope[name] = text;
    at += 1;
  }
  cursor.at = at;
}

function readRows(step: Extract<Step, { kind: 'rows' }>, cursor: Cursor, scope: Scope): void {
  const count = `${step.name}Count`;
  const spelled = take(cursor, count);
  // Some clients leave the count of no rows empty; it is kept, so that the message goes out as it came.
  if (spelled === '') scope[count] = '';
  const length = spelled === '' ? 0 : Number(spelled);
  if (spelled !== '' && String(length) !== spelled) {
    throw new Stop(`${count} is ${JSON.stringify(spelled)}, which is not a plain count`);
  }
  const left = cursor.found.length - cursor.at;
  if (!Number.isInteger(length) || length < 0 || length > left) {
    throw new Stop(`${count} is ${spelled} where ${left} fields are left`);
  }
  const list: Scope[] = [];
  for (let row = 0; row < length; row += 1) {
    const inner: Scope = {};
    readSteps(step.steps, cursor, inner);
    list.push(inner);
  }
  scope[step.name] = list;
}

/** Reads the fields of a message, its id first, by a layout. Missing and surplus fields are failures. */
export function decodeFields(message: Layout, version: number, found: readonly string[]): Decoding {
  const cursor: Cursor = { found, at: 1 };
  const scope: Scope = {};
  try {
    readSteps(stepsAt(message.steps, version), cursor, scope);
    if (cursor.at < found.length) {
      throw new Stop(`${found.length - cursor.at} fields are left over after the last one`);
    }
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    const text = `${message.name} (${message.id}) at version ${version}: ${stop.text}`;
    return { ok: false, failure: { name: message.name, text, texts: scope } };
  }
  return { ok: true, texts: scope };
}
