import type { z } from 'zod';
import type { ConstantLook } from './constants.js';
import type { Parameter } from './example.js';
import { parameterSchema } from './header-schema.js';
import type { Values } from './references.js';
import { valueFlaw } from './values.js';

type Issue = z.core.$ZodIssue;

export interface ReadParameters {
  readonly parameters: readonly Parameter[];
  /** Those that are wrong are in it, without a value. */
  readonly values: Values;
  readonly issues: readonly Issue[];
}

/**
 * Finds the constants of those parameters that are well described; what is wrong with the description of the others
 * is not said here.
 *
 * @param constant nothing where there is no code to look in; then only names are read
 */
export function readParameters(
  raw: unknown,
  constant: ((name: string) => ConstantLook) | undefined,
): ReadParameters {
  const issues: Issue[] = [];
  const values = new Map<string, string | number | undefined>();
  const parameters: Parameter[] = [];
  const entries = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
  for (const [name, described] of entries) {
    values.set(name, undefined);
    const reading = parameterSchema.safeParse(described);
    if (!reading.success || constant === undefined) continue;
    const refuse = (key: string, message: string) =>
      issues.push({ code: 'custom', path: ['parameters', name, key], message, input: described });
    const other = parameters.find((each) => each.constant === reading.data.constant);
    const found = constant(reading.data.constant);
    if (other !== undefined) {
      refuse('constant', `the parameter "${other.name}" has this constant`);
    } else if ('flaw' in found) {
      refuse('constant', found.flaw);
    } else {
      const { value } = found;
      const flaw = valueFlaw(reading.data, value);
      if (flaw !== undefined) refuse('type', `${flaw}; the code has ${JSON.stringify(value)}`);
      else values.set(name, value);
      parameters.push({ name, ...reading.data, value });
    }
  }
  return { parameters, values, issues };
}
