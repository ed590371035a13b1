import { z } from 'zod';
import { categories, type Example, languages, tiers } from './example.js';
import { expectsSchema } from './expects-schema.js';
import { parameterFields } from './header-schema.js';
import { needsSchema } from './needs-schema.js';

const parameter = z.strictObject({
  ...parameterFields,
  name: z.string(),
  value: z.union([z.string(), z.number()]),
});

/** An example as it was before it became JSON. */
export const exampleSchema: z.ZodType<Example> = z.strictObject({
  id: z.string(),
  tier: z.enum(tiers),
  language: z.enum(languages),
  category: z.enum(categories),
  title: z.string(),
  topic: z.string(),
  task: z.string(),
  tags: z.array(z.string()),
  description: z.string(),
  explanation: z.string(),
  gotchas: z.array(z.string()),
  calls: z.array(z.string()),
  parameters: z.array(parameter),
  needs: needsSchema,
  expects: expectsSchema,
  file: z.string(),
  line: z.int(),
  code: z.string(),
  hash: z.string(),
});
