import { describe } from 'vitest';
import { describeEndings } from './conformance/endings.js';
import { describeGroups } from './conformance/groups.js';
import { describeKeeping } from './conformance/keeping.js';
import { describeLeases } from './conformance/leases.js';
import { describeModel } from './conformance/model.js';
import { type MakeWorld, sceneTest } from './conformance/scene.js';

/** What every job store must do, whatever it keeps the jobs in. */
export function describeJobStore(name: string, makeWorld: MakeWorld): void {
  describe(`${name}, as a job store`, () => {
    const test = sceneTest(makeWorld);
    describeKeeping(test);
    describeLeases(test);
    describeEndings(test);
    describeGroups(test);
    describeModel(makeWorld);
  });
}
