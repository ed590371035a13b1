import { z } from '@hono/zod-openapi';

/** The twin of `platform/errors/problem.ts`. */
const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What was expected, what was found, where' }),
    code: z.string().meta({ example: 'http.not_found' }),
    category: z.string(),
    next: z.string().meta({ description: 'What to do about it' }),
    requestId: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('Problem');

/** An answer with a JSON body, as a route declares it. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

/** A refusal, as a route declares it; handlers throw faults and `problems.ts` writes the body. */
export function refuses(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}
