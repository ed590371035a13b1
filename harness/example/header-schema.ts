import { z } from 'zod';
import { categories, type ParameterType } from './example.js';
import { expectsSchema, leavesFields, orderFields } from './expects-schema.js';
import { id, listOf, oneOf, text } from './fields.js';
import { needsSchema } from './needs-schema.js';

const parameterTypes: readonly ParameterType[] = [
  'symbol',
  'integer',
  'number',
  'text',
  'choice',
  'client-id',
];
const NAME = 'expected the name of a constant of the code, such as SYMBOL';
const bound = z.number({ error: 'expected a number' }).exactOptional();

/** What a header says of a constant that can be filled in. */
export const parameterFields = {
  constant: z.string({ error: NAME }).regex(/^[A-Za-z_]\w*$/, { error: NAME }),
  type: oneOf(parameterTypes, 'type'),
  about: text,
  of: listOf(text, '[BUY, SELL]').min(1, { error: 'expected something to choose from' }).exactOptional(),
  least: bound,
  most: bound,
};

export const parameterSchema = z
  .strictObject(parameterFields, {
    error: 'expected a parameter such as { constant: SYMBOL, type: symbol, about: the stock to buy }',
  })
  .check(({ value, issues }) => {
    const refuse = (key: string, message: string) =>
      issues.push({ code: 'custom', message, input: value, path: [key] });
    const { type, of, least, most } = value;
    if (type === 'choice' && of === undefined) refuse('type', 'a choice wants of: a list of what there is');
    if (type !== 'choice' && of !== undefined) refuse('of', 'only a choice has this');
    const isNumber = type === 'integer' || type === 'number';
    if (!isNumber && least !== undefined) refuse('least', 'only an integer or a number has this');
    if (!isNumber && most !== undefined) refuse('most', 'only an integer or a number has this');
    if (least !== undefined && most !== undefined && least > most)
      refuse('most', 'this is less than the least');
  });

const PARAMETERS = 'expected parameters such as { symbol: { constant: SYMBOL, type: symbol, about: … } }';
const parameterName = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** What the YAML of a header holds. */
export const headerSchema = z.strictObject({
  id,
  title: text,
  topic: text,
  task: text,
  category: oneOf(categories, 'category'),
  tags: listOf(text, '[order, limit]').default([]),
  description: text,
  explanation: text,
  gotchas: listOf(id, '[order-id-reuse]').default([]),
  calls: listOf(text, '[IBApi.placeOrder]').default([]),
  parameters: z
    .record(parameterName, parameterSchema, {
      error: ({ code }) =>
        code === 'invalid_key' ? 'expected a name such as clientId before the colon' : PARAMETERS,
    })
    .default({}),
  needs: needsSchema.prefault({}),
  expects: expectsSchema.prefault({}),
});

/** The keys that could stand at a path. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  switch (path[0]) {
    case 'parameters':
      return Object.keys(parameterFields);
    case 'needs':
      return Object.keys(needsSchema.shape);
    case 'expects':
      if (path[1] === 'leaves') return Object.keys(leavesFields);
      return Object.keys(path[1] === 'orders' ? orderFields : expectsSchema.shape);
    default:
      return Object.keys(headerSchema.shape);
  }
}
