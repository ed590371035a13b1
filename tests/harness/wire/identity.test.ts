import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog, type Direction } from '../../../harness/wire/catalog.js';
import type { Fields } from '../../../harness/wire/decode.js';
import { encode } from '../../../harness/wire/encode.js';
import type { Layout, Step } from '../../../harness/wire/layout.js';
import { decodeBody } from '../../../harness/wire/message.js';
import { NEWEST, OLDEST } from '../../../harness/wire/versions.js';

const messages = (['request', 'reply'] as const).flatMap((direction) =>
  [...catalog[direction].values()].map((layout) => ({ direction, layout, name: layout.name })),
);
const versions = fc.integer({ min: OLDEST, max: NEWEST });
/** Texts that open every optional block, among others that mean nothing. */
const openers = ['BAG', 'FUND', 'IBKRATS', 'PEG BENCH', 'PEG BEST', 'PEG MID', 'Infinity', 'None', ''];
const someText = fc.oneof(
  fc.constantFrom(...openers),
  fc.integer({ min: 0, max: 7 }).map(String),
  fc.constantFrom('1.5', '-1', '2147483647', '1.7976931348623157e+308', '9223372036854775807'),
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
);

/** Texts for every field that a layout may have; what a version or an earlier field leaves out goes unused. */
function textsOf(steps: readonly Step[]): fc.Arbitrary<Fields> {
  const parts = steps.map((step): fc.Arbitrary<Fields> => {
    if (step.kind === 'fields')
      return fc.record(Object.fromEntries(step.fields.map(([name]) => [name, someText])));
    if (step.kind === 'lenient') return fc.record({ [step.name]: someText });
    if (step.kind === 'rows') {
      return fc.record({ [step.name]: fc.array(textsOf(step.steps), { maxLength: 3 }) });
    }
    return textsOf(step.steps);
  });
  return fc.tuple(...parts).map((all): Fields => Object.assign({}, ...all));
}

function bodies(layout: Layout): fc.Arbitrary<{ readonly version: number; readonly body: string }> {
  return fc.record({ version: versions, texts: textsOf(layout.steps) }).map(({ version, texts }) => ({
    version,
    body: encode(layout, version, texts),
  }));
}

function decoded(direction: Direction, version: number, body: string) {
  const result = decodeBody(direction, version, Buffer.from(body));
  if (!result.ok) throw new Error(result.failure.text);
  return result.message;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const ids = (found: Iterable<number>) => [...found].sort((one, other) => one - other);

test('every message of both directions is in the catalog, under its id', () => {
  const requests = [range(1, 25), range(49, 59), range(61, 105)].flat();
  const replies = [range(1, 21), range(45, 47), range(49, 59), range(61, 109)].flat();
  expect(ids(catalog.request.keys())).toEqual(requests);
  expect(ids(catalog.reply.keys())).toEqual(replies);
});

test.each(messages)(
  '$direction $name: decoded and encoded again, it is the same',
  ({ direction, layout }) => {
    fc.assert(
      fc.property(bodies(layout), ({ version, body }) => {
        const message = decoded(direction, version, body);
        expect(message.layout).toBe(layout);
        expect(encode(layout, version, message.texts)).toBe(body);
      }),
      { numRuns: 30 },
    );
  },
);

test.each(messages)(
  '$direction $name: a field too many is refused, never thrown over',
  ({ direction, layout }) => {
    fc.assert(
      fc.property(bodies(layout), ({ version, body }) => {
        // One field more may be the one that some clients leave out; two never are.
        const result = decodeBody(direction, version, Buffer.from(`${body}x\0y\0`));
        expect(result).toMatchObject({ ok: false, failure: { name: layout.name } });
      }),
      { numRuns: 5 },
    );
  },
);

test('random and damaged bodies are understood or refused with a reason', () => {
  const mutated = fc
    .constantFrom(...messages)
    .chain(({ layout }) => fc.tuple(bodies(layout), fc.nat(), fc.integer({ min: 0, max: 255 })))
    .map(([{ body }, at, byte]) => {
      const bytes = Buffer.from(body);
      bytes[at % bytes.length] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(
      fc.oneof(mutated, fc.uint8Array()),
      versions,
      fc.constantFrom('request', 'reply'),
      (bytes, version, way) => {
        const direction: Direction = way === 'request' ? 'request' : 'reply';
        const result = decodeBody(direction, version, bytes);
        if (!result.ok) expect(result.failure.text).not.toBe('');
        else
          expect(Buffer.from(encode(result.message.layout, version, result.message.texts))).toEqual(
            Buffer.from(bytes),
          );
      },
    ),
    { numRuns: 500 },
  );
});
