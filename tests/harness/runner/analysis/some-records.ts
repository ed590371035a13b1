import fc from 'fast-check';
import { categories, languages } from '../../../../harness/example/example.js';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import { outcomes } from '../../../../harness/runner/verdict.js';
import { aRecord, EMBEDDED, REAL } from '../records/a-record.js';

const complaint = fc.oneof(
  fc.nat().map((id) => `order ${id} was left open`),
  fc.nat().map((id) => `reqMktData ${id} was never cancelled`),
  fc.string({ unit: 'grapheme' }),
  fc.constant(undefined),
);

/** Any records that a validation may leave, of a few examples in a few runs before either kind of gateway. */
export const someRecords: fc.Arbitrary<readonly RunRecord[]> = fc
  .array(
    fc.record({
      number: fc.nat(8),
      run: fc.integer({ min: 1, max: 4 }),
      language: fc.constantFrom(...languages),
      category: fc.constantFrom(...categories),
      outcome: fc.constantFrom(...outcomes),
      error: complaint,
      execMs: fc.nat(40_000),
      retries: fc.nat(2),
      digest: fc.constantFrom('a', 'b', undefined),
      environment: fc.constantFrom(EMBEDDED, REAL),
    }),
    { maxLength: 40 },
  )
  .map((runs) =>
    runs.map(({ number, digest, environment, ...rest }, at) =>
      aRecord({
        ...rest,
        example: `${rest.language}-example-${number}`,
        // Unique, as records are, whichever example and run they are of.
        validation: `validation-${at}`,
        evidence: { digest, environment },
      }),
    ),
  );
