import { didYouMean } from '../../platform/config/nearest.js';
import { Fault } from '../../platform/errors/fault.js';
import { constantsIn } from './constants.js';
import type { Example, Parameter } from './example.js';
import { exampleFaults } from './faults.js';
import { findHeader } from './header.js';
import { writeLiteral } from './literals.js';
import { parseExample } from './parse.js';
import { valueFlaw } from './values.js';

/**
 * The example with other values for its parameters, in its code and in all that is expected of it.
 *
 * @example
 * fillIn(example, { symbol: 'MSFT', quantity: 3 }).code; // … const SYMBOL = 'MSFT'; …
 */
export function fillIn(example: Example, values: Readonly<Record<string, string | number>>): Example {
  const flaws = Object.entries(values).flatMap(([name, value]) => flawIn(example, name, value) ?? []);
  if (flaws.length > 0) {
    throw new Fault(exampleFaults.bad_value, `${example.id}: ${flaws.join('; ')}`, {
      details: { example: example.id, flaws },
    });
  }
  const { language, tier, file } = example;
  const code = example.parameters
    .filter(({ name }) => Object.hasOwn(values, name))
    .reduce(
      (text, { name, constant, value }) => withConstant(text, example, constant, values[name] ?? value),
      example.code,
    );
  return parseExample(code, { file, tier, language });
}

function flawIn({ parameters }: Example, name: string, value: string | number): string | undefined {
  const parameter = parameters.find((each) => each.name === name);
  if (parameter === undefined) {
    const names = parameters.map((each: Parameter) => each.name);
    const there = names.length === 0 ? '; it has none' : `; there are ${names.join(', ')}`;
    return `there is no parameter "${name}"${didYouMean(name, names) || there}`;
  }
  const flaw = valueFlaw(parameter, value);
  return flaw === undefined ? undefined : `${name}: ${flaw}, found ${JSON.stringify(value)}`;
}

function withConstant(text: string, { language }: Example, name: string, value: string | number): string {
  const header = findHeader(text, language);
  const found = constantsIn(text, 'trouble' in header ? 0 : header.code.start, language)(name);
  // An example has been read before, so its constants are where they were.
  if ('flaw' in found) return text;
  const { start, end } = found;
  return text.slice(0, start) + writeLiteral(value, text.slice(start, end), language) + text.slice(end);
}
