import { complaintsText } from '../../../platform/config/complaints-text.js';
import { readYamlMap } from '../../../platform/config/read-yaml.js';
import { complaintsOf } from '../../../platform/config/yaml-complaints.js';
import { Fault } from '../../../platform/errors/fault.js';
import { plainOrderType } from '../../wire/order-types.js';
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
  const read = readYamlMap(name, text, {
    expected: 'expected "from: examples" or another profile, then what it changes',
  });
  if ('complaints' in read) throw invalid(file, read.complaints);
  const reading = policyFile.safeParse(read.value);
  if (!reading.success) {
    throw invalid(file, complaintsOf(reading.error.issues, read, keysAt));
  }
  return changed(name, reading.data);
}

function invalid(file: string, complaints: readonly string[]): Fault {
  return new Fault(policyFaults.invalid, complaintsText(`the policy ${file}`, complaints), {
    details: { file, complaints },
  });
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
      file.orderTypes?.map((type) => plainOrderType(type) ?? type),
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
