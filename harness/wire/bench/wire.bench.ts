import { Decoder } from '@stoqey/ib/dist/core/io/decoder.js';
import { type BenchCase, bench, type Contestant } from '../../../platform/bench/bench.js';
import { encode } from '../encode.js';
import type { Layout, Values } from '../layout.js';
import { decodeBody } from '../message.js';
import { historicalData } from '../replies/history.js';
import { tickPrice } from '../replies/market-data.js';
import { openOrder } from '../replies/orders.js';
import { valuesOf } from '../values.js';
import { bars, order, tick } from './messages.js';

export default bench({
  name: 'wire',
  about: 'writing replies, and reading them into values as a client does',
  cases: [
    ...casesOf('tick price', 5000, tickPrice, tick),
    ...casesOf<object>('open order', 500, openOrder, order),
    ...casesOf('historical data of 390 bars', 10, historicalData, bars),
  ],
});

function casesOf<Shape extends object>(
  name: string,
  operations: number,
  layout: Layout<Shape>,
  values: Values<Shape>,
): readonly BenchCase[] {
  return [178, 200].flatMap((version) => {
    const body = encode(layout, version, values);
    const bytes = Buffer.from(body);
    return [
      {
        name: `${name} at ${version}: write`,
        project: repeated(operations, () => encode(layout, version, values)),
        peers: { 'joining ready texts': joining(operations, body) },
      },
      {
        name: `${name} at ${version}: read`,
        project: repeated(operations, () => {
          const decoded = decodeBody('reply', version, bytes);
          if (!decoded.ok || !valuesOf(layout, decoded.message.texts).ok)
            throw new Error(`${name}: not read`);
        }),
        // It speaks up to 193.
        peers: version <= 193 ? { "@stoqey/ib's decoder": stoqey(operations, version, bytes) } : {},
      },
    ];
  });
}

function repeated(operations: number, task: () => unknown): Contestant {
  return () => ({
    operations,
    run() {
      for (let time = 0; time < operations; time += 1) task();
    },
  });
}

function joining(operations: number, body: string): Contestant {
  const texts = body.split('\0');
  return repeated(operations, () => texts.join('\0'));
}

/** From the bytes of a body, as its socket hands them on, to the event; nobody listens. */
function stoqey(operations: number, serverVersion: number, bytes: Buffer): Contestant {
  let told = 0;
  const decoder = new Decoder({
    serverVersion,
    emitEvent() {
      told += 1;
    },
    emitError(text) {
      throw new Error(text);
    },
    emitInfo() {},
  });
  return repeated(operations, () => {
    const before = told;
    decoder.enqueueMessage(bytes.toString('utf8').split('\0').slice(0, -1));
    decoder.process();
    if (told === before) throw new Error('@stoqey/ib told of nothing');
  });
}
