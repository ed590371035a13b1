import { isMap, LineCounter, parseDocument } from 'yaml';
import { complaintsOf } from '../../../platform/config/yaml-complaints.js';
import { Fault } from '../../../platform/errors/fault.js';
import { messageOf } from '../../../platform/errors/thrown.js';
import { orderTypeOf } from '../asked/order-types.js';
import { policyFaults } from './faults.js';
import type { Policy } from './policy.js';
import { profiles } from './profiles.js';
import { type PolicyFile, policyFile } from './schema.js';

/**
 * Understands the text of a policy file.
 *
 * @param name is what refusals call the policy, and complaints the file
 */
export function parsePolicy(name: string, file: string, text: string): Policy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: false, logLevel: 'error' });
  if (document.errors.length > 0) {
    throw invalid(
      file,
      document.errors.map(({ pos, message, code }) => {
        const { line, col } = lines.linePos(pos[0]);
        const what =
          code === 'MULTIPLE_DOCS'
            ? 'expected one document, found another after "---"'
            : `not YAML: ${(message.split('\n')[0] ?? '').replace(/ at line .*/, '')}`;
        return `${name}:${line}:${col}: ${what}`;
      }),
    );
  }
  if (!isMap(document.contents)) {
    throw invalid(file, [`${name}:1:1: expected "from: examples" or another profile, then what it changes`]);
  }
  const reading = policyFile.safeParse(plain(name, file, () => document.toJS()));
  if (!reading.success) {
    throw invalid(file, complaintsOf(reading.error.issues, { name, document, lines }, keysAt));
  }
  return changed(name, reading.data);
}

/** A value that refers to itself, or a thousand times to others, has no plain form. */
function plain(name: string, file: string, toJS: () => unknown): unknown {
  try {
    return toJS();
  } catch (cause) {
    throw invalid(file, [`${name}:1:1: ${messageOf(cause)}`]);
  }
}

function invalid(file: string, complaints: readonly string[]): Fault {
  const count = complaints.length === 1 ? 'one thing is' : `${complaints.length} things are`;
  return new Fault(
    policyFaults.invalid,
    `${count} wrong with the policy ${file}:\n${complaints.map((line) => `  ${line}`).join('\n')}`,
    { details: { file, complaints } },
  );
}

/** The keys that could stand below a path. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const { shape } = policyFile;
  switch (path[0]) {
    case undefined:
      return Object.keys(shape);
    case 'limits':
      return Object.keys(shape.limits.unwrap().shape);
    case 'hours':
      return ['from', 'to', 'zone', 'days'];
    default:
      return ['perSecond', 'waiting'];
  }
}

/** The profile with what the file says otherwise; a key that says `any` or `none` is there, and undefined. */
function changed(name: string, { from, accounts, limits, ...file }: PolicyFile): Policy {
  const base = profiles[from];
  const said = <Key extends keyof Policy>(key: Key, value: Policy[Key]): Policy[Key] =>
    Object.hasOwn(file, key) ? value : base[key];
  const orElse = <Value>(value: Value | undefined, otherwise: Value): Value => value ?? otherwise;
  return {
    name,
    profile: from,
    orders: orElse(file.orders, base.orders),
    accounts: orElse(accounts, base.accounts),
    limits: { ...base.limits, ...limits },
    symbols: said('symbols', file.symbols),
    secTypes: said('secTypes', file.secTypes),
    orderTypes: said(
      'orderTypes',
      file.orderTypes?.map((type) => orderTypeOf(type) ?? type),
    ),
    exchanges: said('exchanges', file.exchanges),
    shortSelling: orElse(file.shortSelling, base.shortSelling),
    hours: orElse(file.hours, base.hours),
    features: orElse(file.features, base.features),
    requests: orElse(file.requests, base.requests),
    messages: said('messages', file.messages),
    killCancels: orElse(file.killCancels, base.killCancels),
  };
}
