import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { guardFaults } from '../../harness/guard/faults.js';
import { Fault } from '../../platform/errors/fault.js';
import { messageOf } from '../../platform/errors/thrown.js';
import { requireRecord } from './named-record.js';

type Fields = Readonly<Record<string, unknown>>;

/** A record, a line each: for reading, or as they are. */
export async function* linesShown(file: string, asTheyAre: boolean): AsyncGenerator<string> {
  requireRecord(file);
  const stream = createReadStream(file, 'utf8');
  try {
    await once(stream, 'open');
  } catch (cause) {
    const reason = messageOf(cause);
    throw new Fault(guardFaults.no_record, `the record ${file} cannot be read: ${reason}`, {
      cause,
      details: { file },
    });
  }
  let number = 0;
  for await (const text of createInterface({ input: stream })) {
    number += 1;
    yield asTheyAre ? text : shown(text, number);
  }
}

function shown(text: string, number: number): string {
  const line = fieldsIn(text);
  if (line === undefined) return `${String(number).padStart(6)}  this is no line of a record`;
  return `${String(line['seq']).padStart(6)}  ${line['at']}  ${sentence(line)}`;
}

function sentence(line: Fields): string {
  const { session, clientId, orderId } = line;
  switch (line['kind']) {
    case 'opened':
      return `${line['program']} begins before ${line['upstream']}, policy ${line['policy']}`;
    case 'session':
      return `${session} client ${clientId}: connected, policy ${line['policy']}`;
    case 'left':
      return `${session} client ${clientId}: gone`;
    case 'order':
      return `${session} client ${clientId}: ${orderText(line)}: ${verdict(line)}`;
    case 'request':
      return `${session} client ${clientId}: ${line['request']}: ${verdict(line)}`;
    case 'more':
      return `${session} client ${clientId}: ${moreText(line)}: ${verdict(line)}`;
    case 'withdrawn':
      return `client ${clientId}: order ${orderId} was not sent after all: ${line['reason']}`;
    case 'heard':
      return `client ${clientId}: order ${orderId} is ${heardText(line)}`;
    case 'killed':
      return `KILLED: ${line['why']}`;
    case 'released':
      return `released by ${line['by']}`;
    default: {
      const { seq, at, previous, hash, ...rest } = line;
      return JSON.stringify(rest);
    }
  }
}

function moreText({ count, lowestId, highestId }: Fields): string {
  const orders = count === 1 ? 'order' : 'orders';
  const ids = lowestId === highestId ? `id ${lowestId}` : `ids ${lowestId} to ${highestId}`;
  return `${count} more ${orders}, ${ids}`;
}

function heardText({ status, filled, remaining, reason }: Fields): string {
  const done = filled === undefined ? '' : `, ${filled} done`;
  const left = remaining === undefined ? '' : `, ${remaining} to go`;
  return `${status}${done}${left}${reason === undefined ? '' : `: ${reason}`}`;
}

function orderText(line: Fields): string {
  const texts = line['texts'];
  const { orderType, lmtPrice, auxPrice, secType } = isFields(texts) ? texts : {};
  const what = line['whatIf'] === true ? 'what-if ' : line['isModification'] === true ? 'changed ' : '';
  return [
    `${what}order ${line['orderId']}`,
    ...[line['side'], line['quantity'], line['symbol'], secType, orderType, lmtPrice, auxPrice].filter(
      isSaid,
    ),
    ...(line['account'] === '' ? [] : [`for ${line['account']}`]),
    ...(line['transmit'] === false ? ['(not transmitted)'] : []),
  ].join(' ');
}

function verdict({ allowed, rule, reason, notional }: Fields): string {
  if (allowed !== true) return `REFUSED: ${rule}: ${reason}`;
  return typeof notional === 'number' ? `allowed, moves ${notional.toFixed(2)}` : 'allowed';
}

const isSaid = (value: unknown) => value !== undefined && value !== '';

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
