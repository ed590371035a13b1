import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Example } from '../../../../harness/example/example.js';
import { parseExample } from '../../../../harness/example/parse.js';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import { openFailures } from '../../../../harness/runner/review/failures.js';
import type { Answer, Desk } from '../../../../harness/runner/review/session.js';
import { reviewFailures } from '../../../../harness/runner/review/session.js';
import { sqliteReviewStore } from '../../../../harness/runner/review/sqlite-store.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { open, scratchFolder } from '../../../platform/database/scratch.js';
import { aRecord } from '../records/a-record.js';

const FIXED: Answer = { say: 'fixed' };
const SKIP: Answer = { say: 'skip' };
const QUIT: Answer = { say: 'quit' };

/** The example `a`, as somebody has mended it. */
const mended: Example = parseExample(
  `/*\n---\n${[
    'id: a',
    'title: Connect',
    'topic: connecting',
    'task: Connect.',
    'category: connection',
    'tags: [connect]',
    'description: It connects.',
    'explanation: It connects.',
    'calls: [IBApi.connect]',
  ].join('\n')}\n---\n*/\nconsole.log('mended');\n`,
  { file: 'ts/connection/a.ts', tier: 'corpus' },
);

interface Person {
  readonly answers: readonly Answer[];
  readonly reread?: Desk['reread'];
  /** What comes of each time that it is run again. */
  readonly reruns?: readonly (readonly RunRecord[])[];
}

async function sit(examples: readonly string[], { answers, reread, reruns = [] }: Person) {
  const records = examples.map((example) => aRecord({ example, outcome: 'fail' }));
  const store = sqliteReviewStore(await open(join(scratchFolder(), 'ibs.db')), systemClock);
  const events: string[] = [];
  const replies = [...answers];
  const outcomes = [...reruns];
  const desk: Desk = {
    async show({ record }, { number, of }) {
      events.push(`show ${record.example} ${record.outcome} ${number}/${of}`);
    },
    async ask() {
      return replies.shift() ?? QUIT;
    },
    tell: ({ kind }) => void events.push(kind),
    reread: reread ?? (async () => mended),
    async rerun(example) {
      const kept = (await store.of(records[0]?.validation ?? '')).at(-1);
      events.push(`run ${example.hash === mended.hash} after ${kept?.verdict}`);
      return outcomes.shift() ?? [];
    },
  };
  const reviewed = await reviewFailures(openFailures(records, []), desk, store);
  return { reviewed, events, kept: await store.of(records[0]?.validation ?? '') };
}

test('keeps each verdict, and says which are as open as before', async () => {
  const { reviewed, kept } = await sit(['a', 'b', 'c', 'd'], {
    answers: [
      { say: 'environment', reason: 'the gateway slept' },
      SKIP,
      { say: 'unfixable', reason: 'gone' },
    ],
  });
  expect(kept.map(({ example, verdict, reason }) => [example, verdict, reason])).toEqual([
    ['a', 'environment', 'the gateway slept'],
    ['c', 'unfixable', 'gone'],
  ]);
  expect(reviewed.open).toEqual(['b', 'd']);
  expect(reviewed.said).toHaveLength(2);
});

test('whoever leaves leaves the rest open', async () => {
  const { reviewed, kept, events } = await sit(['a', 'b', 'c'], { answers: [QUIT] });
  expect(reviewed).toEqual({ said: [], open: ['a', 'b', 'c'] });
  expect([kept, events]).toEqual([[], ['show a fail 1/3']]);
});

test('what is fixed is on record before it is run, and settled once it passes', async () => {
  const { reviewed, events, kept } = await sit(['a'], {
    answers: [FIXED],
    reruns: [[aRecord({ example: 'a', run: 1 }), aRecord({ example: 'a', run: 2 })]],
  });
  expect(events).toEqual(['show a fail 1/1', 'recorded', 'run true after fixed', 'ran-again']);
  expect(kept).toMatchObject([{ verdict: 'fixed', rerun: 'pass' }]);
  expect(reviewed).toMatchObject({ said: [{ example: 'a', rerun: 'pass' }], open: [] });
});

test('one that fails again is shown as it fails now, and asked about once more', async () => {
  const { reviewed, events, kept } = await sit(['a'], {
    answers: [FIXED, SKIP],
    reruns: [[aRecord({ example: 'a', run: 1 }), aRecord({ example: 'a', run: 2, outcome: 'timeout' })]],
  });
  expect(events.slice(-2)).toEqual(['ran-again', 'show a timeout 1/1']);
  expect(kept).toMatchObject([{ verdict: 'fixed', rerun: 'timeout' }]);
  expect(reviewed.open).toEqual(['a']);
});

test('one that fails again and is not touched since is not run a third time', async () => {
  const { events, kept } = await sit(['a'], {
    answers: [FIXED, FIXED],
    reruns: [[aRecord({ example: 'a', outcome: 'fail', hash: mended.hash })]],
  });
  expect(events.filter((event) => event.startsWith('run '))).toHaveLength(1);
  expect(events.at(-1)).toBe('unchanged');
  expect(kept).toHaveLength(1);
});

test('one that cannot be run here is not settled by that', async () => {
  const { reviewed, kept } = await sit(['a'], {
    answers: [FIXED],
    reruns: [[aRecord({ example: 'a', outcome: 'skipped' })]],
  });
  expect(kept).toMatchObject([{ verdict: 'fixed', rerun: 'skipped' }]);
  expect(reviewed.open).toEqual(['a']);
});

test.each([
  [
    'is what it was when it failed',
    async (failed: RunRecord) => ({ ...mended, hash: failed.hash }),
    'unchanged',
  ],
  ['makes no sense any more', async () => ({ trouble: 'no header' }), 'unreadable'],
])('a file that %s is no fix: nothing is recorded', async (_, reread, told) => {
  const { reviewed, events, kept } = await sit(['a'], { answers: [FIXED, SKIP], reread });
  expect(events).toEqual(['show a fail 1/1', told]);
  expect(kept).toEqual([]);
  expect(reviewed.open).toEqual(['a']);
});
