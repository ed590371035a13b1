import { Fault } from '../../platform/errors/fault.js';
import { wireFaults } from './faults.js';
import { frame } from './framing.js';
import type { Layout, Step, Values } from './layout.js';
import { stepsAt } from './steps.js';

type Given = { readonly [name: string]: unknown };

/**
 * The body of a message at a version. What `decode` gave goes in as it is and comes out as the same bytes.
 *
 * @example
 * encode(tickSize, 178, { reqId: 1, tickType: 0, size: 200 });
 */
export function encode<Shape extends object>(
  message: Layout<Shape>,
  version: number,
  values: Values<Shape>,
): string {
  return write(stepsAt(message.steps, version), values as Given, `${message.id}\0`);
}

/** The same as a frame, ready to be sent. */
export function encodeFrame<Shape extends object>(
  message: Layout<Shape>,
  version: number,
  values: Values<Shape>,
): Buffer {
  return frame(encode(message, version, values));
}

function write(steps: readonly Step[], given: Given, before: string): string {
  let body = before;
  for (const step of steps) {
    if (step.kind === 'fields') {
      for (const field of step.fields) {
        const value = given[field[0]];
        // Most fields are plain numbers, and nothing of a message is written as often as this.
        body +=
          typeof value === 'number' && !Number.isNaN(value)
            ? value
            : spell(value, field[0], field[1].standing);
        body += '\0';
      }
    } else if (step.kind === 'when') {
      const found = given[step.name];
      const subject = Array.isArray(found) ? String(found.length) : spell(found, step.name, undefined);
      if (step.holds(subject)) body = write(step.steps, given, body);
    } else if (step.kind === 'rows') {
      body = writeRows(step, given, body);
    } else if (step.kind === 'lenient' && given[step.name] !== undefined) {
      body += `${spell(given[step.name], step.name, undefined)}\0`;
    }
  }
  return body;
}

function writeRows(step: Extract<Step, { kind: 'rows' }>, given: Given, before: string): string {
  const list = given[step.name];
  if (list !== undefined && !Array.isArray(list)) throw unspellable(step.name, 'rows', typeof list);
  const rows: readonly Given[] = list ?? [];
  const count = rows.length === 0 && given[`${step.name}Count`] === '' ? '' : rows.length;
  let body = `${before}${count}\0`;
  for (const row of rows) body = write(step.steps, row, body);
  return body;
}

function spell(value: unknown, name: string, standing: string | undefined): string {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw unspellable(name, 'text without NUL', JSON.stringify(value));
    return value;
  }
  if (typeof value === 'number') {
    if (Number.isNaN(value)) throw unspellable(name, 'a number', 'NaN');
    return String(value);
  }
  if (value === undefined) return standing ?? '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  throw unspellable(name, 'a value or its text', typeof value);
}

function unspellable(name: string, expected: string, found: string): Fault {
  return new Fault(wireFaults.value_unspellable, `${name}: expected ${expected}, found ${found}`);
}
