import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeFields } from '../../../harness/wire/decode.js';
import { describe as inWords } from '../../../harness/wire/describe.js';
import { encode } from '../../../harness/wire/encode.js';
import { decodeBody } from '../../../harness/wire/message.js';
import { placeOrder } from '../../../harness/wire/requests/place-order.js';
import { type ValuesReading, valuesOf } from '../../../harness/wire/values.js';

const clients = ['ib_async-2.0.1', 'ibapi-10.30', 'stoqey-1.6.10'];

interface Recorded {
  readonly client: string;
  readonly request: string;
  readonly version: number;
  readonly fields: readonly string[];
}

function recordings(client: string): readonly Recorded[] {
  const url = new URL(`../../fixtures/tws-captures/requests-${client}.jsonl`, import.meta.url);
  const lines = readFileSync(url, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [request, version, fields]: [string, number, string[]] = JSON.parse(line);
    return { client, request, version, fields };
  });
}

function legible<Shape>(reading: ValuesReading<Shape>) {
  if (!reading.ok) throw new Error(reading.failure.text);
  return reading;
}

const all = clients.flatMap(recordings);

test('there are recordings of all three clients', () => {
  expect(all.length).toBeGreaterThan(300);
});

test.each(all)('$client: $request at $version decodes and re-encodes as it came', (recorded) => {
  const body = `${recorded.fields.join('\0')}\0`;
  const decoded = decodeBody('request', recorded.version, Buffer.from(body));
  expect(decoded).toMatchObject({ ok: true });
  if (!decoded.ok) return;
  const { layout, texts } = decoded.message;
  expect(layout.name).toBe(recorded.request.replace(/\..*/, ''));
  expect(encode(layout, recorded.version, texts)).toBe(body);
});

test('a decoded order says what was meant, unset in every spelling', () => {
  const orders = all.filter(({ request }) => request === 'placeOrder.algo2');
  for (const { version, fields } of orders) {
    const order = decodeFields(placeOrder, version, fields);
    expect(order).toMatchObject({ ok: true });
    if (!order.ok) continue;
    const { values } = legible(valuesOf(placeOrder, order.texts));
    expect(values).toMatchObject({
      symbol: 'SYM',
      account: 'DU1',
      lmtPrice: 1.25,
      parentId: 77,
      transmit: true,
    });
    expect(values).not.toHaveProperty('cashQty');
    expect(values.algoParams).toHaveLength(2);
  }
});

test('a request in one line', () => {
  const decoded = decodeBody('request', 178, Buffer.from('59\x001\x003\x00'));
  expect(decoded.ok && inWords(decoded.message)).toBe('reqMarketDataType marketDataType=3');
});
