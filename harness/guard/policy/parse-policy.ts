import { complaintsText } from '../../../platform/config/complaints-text.js';
import { readYamlMap } from '../../../platform/config/read-yaml.js';
import { complaintsOf } from '../../../platform/config/yaml-complaints.js';
import { Fault } from '../../../platform/errors/fault.js';
import { policyFaults } from './faults.js';
import type { Policy } from './policy.js';
import { profiles } from './profiles.js';
import { keysAt, policyFile } from './schema.js';

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
  const { from, limits, ...changes } = reading.data;
  const base = profiles[from];
  // A key that says `any` or `none` is there, and undefined.
  return { ...base, ...changes, limits: { ...base.limits, ...limits }, name };
}

function invalid(file: string, complaints: readonly string[]): Fault {
  return new Fault(policyFaults.invalid, complaintsText(`the policy ${file}`, complaints), {
    details: { file, complaints },
  });
}
