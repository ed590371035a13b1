import { expect, test } from 'vitest';
import { commonKinds } from '../../../../harness/gateway/coverage/common-kinds.js';
import { coverageOf } from '../../../../harness/gateway/coverage/coverage.js';
import { createGateway } from '../../../../harness/gateway/create.js';
import { handlings } from '../../../../harness/gateway/handlings.js';
import { frame } from '../../../../harness/wire/framing.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { seededRandom } from '../../../../platform/random/seeded.js';
import { createSampler } from '../../wire/clients/samples.js';
import { connectClient } from '../client.js';

const covered = coverageOf(handlings);

test('all requests of the protocol up to version 200 are counted', () => {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const withoutGaps = [...range(1, 25), ...range(49, 59), ...range(61, 105)];
  expect(covered.map(({ layout }) => layout.id)).toEqual(withoutGaps);
});

test('no request is left for later', () => {
  const left = covered.filter(({ answer }) => answer.kind === 'not yet');
  expect(left.map(({ layout }) => layout.name)).toEqual([]);
});

test('the 45 kinds of request that make 95 % of real use are answered fully', () => {
  expect(commonKinds).toHaveLength(45);
  expect(new Set(commonKinds.flat()).size).toBe(48);
  const lacking = covered.filter(({ rank, answer }) => rank !== undefined && answer.kind !== 'fully');
  expect(lacking.map(({ layout }) => layout.name)).toEqual([]);
});

test('a request that is not handled is not yet answered, whatever its place', () => {
  const [first] = coverageOf(new Map());
  expect(first).toMatchObject({ layout: { name: 'reqMktData' }, answer: { kind: 'not yet' }, rank: 3 });
});

const refusals = [...handlings.values()].flatMap(({ layout, refusal }) =>
  refusal ? [{ name: layout.name, layout, refusal }] : [],
);

test.each(refusals)(
  '$name is refused as it is said to be, whatever it asks for',
  async ({ layout, refusal }) => {
    const gateway = createGateway({
      clock: steppedClock('2026-03-03T16:30:00Z'),
      settings: { messagesPerSecond: undefined },
    });
    const client = await connectClient(gateway);
    const before = client.messages.length;
    const sample = createSampler(seededRandom(layout.name));
    for (let times = 0; times < 20; times += 1) client.write(frame(sample(layout, client.version).body));
    await client.settle();
    const answers = client.messages.slice(before);
    expect(answers).toHaveLength(20);
    const { codes } = refusal;
    for (const { layout: reply, texts } of answers) {
      if (codes.length === 0) expect(reply.name).not.toBe('errMsg');
      else
        expect([reply.name, codes]).toEqual(['errMsg', expect.arrayContaining([Number(texts['errorCode'])])]);
    }
  },
);
