import { describe, expect, test } from 'vitest';
import type { Example } from '../../../../harness/example/example.js';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import type { RunStore } from '../../../../harness/runner/records/store.js';
import type { Asked, NewValidation } from '../../../../harness/runner/records/validation.js';
import { type SteppedClock, steppedClock } from '../../../../platform/clock/stepped.js';
import { aRecord, REAL } from './a-record.js';
import { anExample } from './an-example.js';

/** One set of validations, wherever a kind of store keeps them. */
export interface RunStoreWorld {
  /** A store of its own on the same validations, as another process would open it. */
  open(): Promise<RunStore>;
  close(): Promise<void>;
}

export type MakeWorld = (clock: SteppedClock) => Promise<RunStoreWorld>;

interface Scene {
  readonly clock: SteppedClock;
  readonly world: RunStoreWorld;
  readonly store: RunStore;
  /** A new validation of these, and its id. */
  begun(examples?: readonly Example[], special?: Partial<NewValidation>): Promise<string>;
}

const ASKED: Asked = { folder: '/examples', filters: ['buy'], category: 'orders', onlyChanged: false };
const BUY = anExample('buy');
const SELL = anExample('sell');

function wanting(examples: readonly Example[], special: Partial<NewValidation> = {}): NewValidation {
  return { asked: ASKED, gateway: undefined, runs: 3, key: 'k1', fresh: false, examples, ...special };
}

function recordOf(validation: string, { id, code, hash }: Example, special: Partial<RunRecord> = {}) {
  return aRecord({ validation, example: id, code, hash, ...special });
}

/** What every store of validations must do, whatever it keeps them in. */
export function describeRunStore(name: string, makeWorld: MakeWorld): void {
  const scene = (title: string, body: (scene: Scene) => Promise<void>) =>
    test(title, async () => {
      const clock = steppedClock('2026-03-02T14:30:00Z');
      const world = await makeWorld(clock);
      const store = await world.open();
      const begun: Scene['begun'] = async (examples = [BUY], special = {}) => {
        const made = await store.begin(wanting(examples, { fresh: true, ...special }));
        if (!made) throw new Error('expected a validation');
        return made.validation.id;
      };
      try {
        await body({ clock, world, store, begun });
      } finally {
        await world.close();
      }
    });

  describe(`${name}, as a store of validations`, () => {
    scene('a new validation is there for every process, with its examples in their order', async (at) => {
      const { clock, store, world } = at;
      const begun = await store.begin(wanting([SELL, BUY], { gateway: '127.0.0.1:4002' }));
      expect(begun).toMatchObject({ resumed: false, givenUp: undefined });
      const validation = {
        id: begun?.validation.id,
        asked: ASKED,
        gateway: '127.0.0.1:4002',
        runs: 3,
        startedAt: clock.now(),
        endedAt: undefined,
        ended: undefined,
      };
      expect(begun?.validation).toEqual(validation);
      const other = await world.open();
      const id = begun?.validation.id ?? '';
      expect(await other.validation(id)).toEqual(validation);
      expect(await other.examplesOf(id)).toEqual([SELL, BUY]);
      expect(await other.validation('val_none')).toBeUndefined();
    });

    scene('asked again in the same words, it is gone on with', async ({ store, world }) => {
      const first = await store.begin(wanting([BUY]));
      const again = await (await world.open()).begin(wanting([]));
      expect(again).toEqual({ validation: first?.validation, resumed: true, givenUp: undefined });
      expect(await store.examplesOf(again?.validation.id ?? '')).toEqual([BUY]);
    });

    scene('of two processes that ask at once, one begins and the other goes on', async ({ store, world }) => {
      const other = await world.open();
      const begun = await Promise.all([store.begin(wanting([BUY])), other.begin(wanting([BUY]))]);
      expect(begun.map((each) => each?.resumed)).toEqual([false, true]);
      expect(new Set(begun.map((each) => each?.validation.id)).size).toBe(1);
    });

    for (const [what, special] of [
      ['of other code', { key: 'k2' }],
      ['anew', { fresh: true }],
    ] as const) {
      scene(`asked ${what}, another is begun and the former given up`, async ({ clock, store }) => {
        const first = (await store.begin(wanting([BUY])))?.validation.id;
        await clock.advance(5000);
        const second = await store.begin(wanting([BUY], special));
        expect(second).toMatchObject({ resumed: false, givenUp: first });
        expect(second?.validation.id).not.toBe(first);
        const former = await store.validation(first ?? '');
        expect(former).toMatchObject({ ended: 'given-up', endedAt: clock.now() });
        expect((await store.validations(5)).map(({ id }) => id)).toEqual([second?.validation.id, first]);
        expect(await store.validations(1)).toHaveLength(1);
      });
    }

    for (const [what, special] of [
      ['of other examples', { asked: { ...ASKED, filters: [] } }],
      ['of more runs', { runs: 5 }],
      ['before another gateway', { gateway: '127.0.0.1:4002' }],
    ] as const) {
      scene(`one that is ${what} leaves it alone`, async ({ store }) => {
        const first = (await store.begin(wanting([BUY])))?.validation.id;
        const other = await store.begin(wanting([BUY], special));
        expect(other).toMatchObject({ resumed: false, givenUp: undefined });
        expect(await store.begin(wanting([BUY]))).toMatchObject({ resumed: true, validation: { id: first } });
        expect(await store.begin(wanting([BUY], special))).toMatchObject({ resumed: true });
      });
    }

    scene('for nothing nothing is begun, but what there was of other code is given up', async ({ store }) => {
      expect(await store.begin(wanting([]))).toBeUndefined();
      expect(await store.validations(5)).toEqual([]);
      const first = (await store.begin(wanting([BUY])))?.validation.id ?? '';
      expect(await store.begin(wanting([], { key: 'k2' }))).toBeUndefined();
      expect(await store.validation(first)).toMatchObject({ ended: 'given-up' });
    });

    scene('once finished it is not gone on with, and ends only once', async ({ clock, store, begun }) => {
      const id = await begun();
      await store.finish(id);
      const ended = await store.validation(id);
      expect(ended).toMatchObject({ ended: 'finished', endedAt: clock.now() });
      await clock.advance(1000);
      await store.finish(id);
      expect(await store.begin(wanting([BUY]))).toMatchObject({ resumed: false, givenUp: undefined });
      expect(await store.validation(id)).toEqual(ended);
    });

    scene('a run is kept once, with all that is known of it, and read by example and run', async (at) => {
      const { store, world, begun } = at;
      const id = await begun([BUY, SELL]);
      const failed = recordOf(id, SELL, {
        outcome: 'fail',
        retries: 2,
        blame: { on: 'environment', because: 'it was late' },
        excerpt: { stdout: 'a\u0000b', stderr: '', wire: ['→ placeOrder'] },
      });
      const records = [recordOf(id, BUY, { run: 2 }), failed, recordOf(id, BUY, { execMs: 12.5 })];
      for (const record of records) expect(await store.add(record)).toBe(true);
      const other = await world.open();
      expect(await other.add({ ...failed, outcome: 'pass' })).toBe(false);
      expect(await other.of(id)).toEqual([records[2], records[0], failed]);
      expect(await other.of('val_none')).toEqual([]);
    });

    scene('never keeps one run twice, however many bring it', async ({ store, world, begun }) => {
      const id = await begun();
      const stores = [store, await world.open(), await world.open()];
      const added = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          (stores[i % 3] ?? store).add(recordOf(id, BUY, { run: (i % 5) + 1 })),
        ),
      );
      expect(added.filter((isNew) => isNew)).toHaveLength(5);
      expect((await store.of(id)).map(({ run }) => run)).toEqual([1, 2, 3, 4, 5]);
    });

    scene('keeps no run of a validation that nobody began', async ({ store, begun }) => {
      const id = await begun([BUY]);
      await expect(store.add(recordOf('val_none', BUY))).rejects.toThrow();
      await expect(store.add(recordOf(id, SELL))).rejects.toThrow();
      expect(await store.of(id)).toEqual([]);
    });

    scene('a run is due until it is on record or its validation has ended', async ({ store, begun }) => {
      const id = await begun([BUY, SELL]);
      const place = (example: string, run: number) => ({ validation: id, example, run });
      expect(await store.due(place('buy', 1))).toEqual(BUY);
      await store.add(recordOf(id, BUY));
      expect(await store.due(place('buy', 1))).toBeUndefined();
      expect(await store.due(place('buy', 2))).toEqual(BUY);
      expect(await store.due(place('hold', 1))).toBeUndefined();
      await begun([BUY]);
      expect(await store.due(place('buy', 2))).toBeUndefined();
    });

    scene('counts what became of the runs', async ({ store, begun }) => {
      const id = await begun([BUY, SELL]);
      const none = { pass: 0, fail: 0, error: 0, timeout: 0, blocked: 0, skipped: 0 };
      expect(await store.tally(id)).toEqual(none);
      for (const run of [1, 2]) await store.add(recordOf(id, BUY, { run }));
      await store.add(recordOf(id, SELL, { outcome: 'timeout' }));
      expect(await store.tally(id)).toEqual({ ...none, pass: 2, timeout: 1 });
    });

    scene(
      'finds the last runs of the same code, by the same client, in the same surroundings',
      async (at) => {
        const { store, begun } = at;
        const first = await begun([BUY]);
        await store.add(recordOf(first, BUY, { outcome: 'fail' }));
        const second = await begun([BUY, SELL], { key: 'k2' });
        const own = [recordOf(second, BUY), recordOf(second, BUY, { run: 2 })];
        const { evidence } = recordOf(second, BUY);
        const others = [
          recordOf(second, SELL, { run: 3 }),
          recordOf(second, BUY, { run: 3, evidence: { ...evidence, client: '@stoqey/ib 1.5.0' } }),
          recordOf(second, BUY, { run: 4, evidence: { ...evidence, environment: REAL } }),
        ];
        for (const record of [...own, ...others]) await store.add(record);
        const likes = { hash: BUY.hash, client: evidence.client, kind: 'embedded' } as const;
        expect(await store.latest(likes, 2)).toEqual(own.toReversed());
        expect((await store.latest(likes, 9)).map(({ outcome }) => outcome)).toEqual([
          'pass',
          'pass',
          'fail',
        ]);
        expect(await store.latest({ ...likes, kind: 'real' }, 9)).toEqual([others[2]]);
      },
    );
  });
}
