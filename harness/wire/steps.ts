import type { Step } from './layout.js';

const compiled = new WeakMap<readonly Step[], Map<number, readonly Step[]>>();

/** The steps that apply at one version: gates are decided once, not for every message. */
export function stepsAt(steps: readonly Step[], version: number): readonly Step[] {
  let byVersion = compiled.get(steps);
  if (!byVersion) {
    byVersion = new Map();
    compiled.set(steps, byVersion);
  }
  let found = byVersion.get(version);
  if (!found) {
    found = steps.flatMap((step): readonly Step[] => {
      if (step.kind === 'gate') {
        return version >= step.from && version < step.below ? stepsAt(step.steps, version) : [];
      }
      if (step.kind === 'when' || step.kind === 'rows')
        return [{ ...step, steps: stepsAt(step.steps, version) }];
      return [step];
    });
    byVersion.set(version, found);
  }
  return found;
}
