import { expect, test } from 'vitest';
import { type SteppedClock, steppedClock } from '../../../../platform/clock/stepped.js';
import { Fault } from '../../../../platform/errors/fault.js';
import type { Job } from '../../../../platform/jobs/job.js';
import type { Claim, JobStore } from '../../../../platform/jobs/store.js';

/** One set of jobs, wherever a kind of store keeps them. */
export interface JobStoreWorld {
  /** A store of its own on the same jobs, as another process would open it. */
  open(): Promise<JobStore>;
  close(): Promise<void>;
}

export type MakeWorld = (clock: SteppedClock) => Promise<JobStoreWorld>;

export const LEASE_MS = 1000;

/** What a test has at hand. */
export interface Scene {
  readonly clock: SteppedClock;
  readonly world: JobStoreWorld;
  readonly store: JobStore;
  make(kind?: string, input?: unknown): Promise<Job>;
  claim(owner?: string, by?: JobStore): Promise<Claim | undefined>;
  /** A claim that must succeed. */
  claimed(owner?: string, by?: JobStore): Promise<Claim>;
  /** The job as the store has it now. */
  seen(id: string): Promise<Job>;
}

export type SceneTest = (name: string, body: (scene: Scene) => Promise<void>) => void;

/** A `test` that gives each body a world of its own. */
export function sceneTest(makeWorld: MakeWorld): SceneTest {
  return (name, body) => test(name, () => withScene(makeWorld, body));
}

export async function withScene(makeWorld: MakeWorld, body: (scene: Scene) => Promise<void>): Promise<void> {
  const clock = steppedClock('2026-03-02T14:30:00Z');
  const world = await makeWorld(clock);
  try {
    await body(sceneOf(clock, world, await world.open()));
  } finally {
    await world.close();
  }
}

function sceneOf(clock: SteppedClock, world: JobStoreWorld, store: JobStore): Scene {
  const claim: Scene['claim'] = (owner = 'worker-1', by = store) =>
    by.claim({ kinds: ['count'], owner, leaseMs: LEASE_MS });
  return {
    clock,
    world,
    store,
    make: (kind = 'count', input = { to: 3 }) => store.create({ kind, input }),
    claim,
    async claimed(owner, by) {
      const found = await claim(owner, by);
      if (!found) throw new Error('expected a job to claim');
      return found;
    },
    async seen(id) {
      const job = await store.get(id);
      if (!job) throw new Error(`expected the job ${id}`);
      return job;
    },
  };
}

export async function expectFault(work: Promise<unknown>, code: string): Promise<void> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Fault);
  expect(thrown).toHaveProperty('code', code);
}

export function failure(details: Readonly<Record<string, unknown>> = {}) {
  return { code: 'x.y', category: 'system', message: 'no', next: 'try again', details } as const;
}
