import type { Step } from './layout.js';

const compiled = new WeakMap<readonly Step[], Map<number, readonly Step[]>>();

/** The steps that apply at one version: gates are decided once, not for every message, and fields joined. */
export function stepsAt(steps: readonly Step[], version: number): readonly Step[] {
  let byVersion = compiled.get(steps);
  if (!byVersion) {
    byVersion = new Map();
    compiled.set(steps, byVersion);
  }
  let found = byVersion.get(version);
  if (!found) {
    const applying = steps.flatMap((step): readonly Step[] => {
      if (step.kind === 'gate') {
        return version >= step.from && version < step.below ? stepsAt(step.steps, version) : [];
      }
      if (step.kind === 'when' || step.kind === 'rows')
        return [{ ...step, steps: stepsAt(step.steps, version) }];
      return [step];
    });
    found = joined(applying);
    byVersion.set(version, found);
  }
  return found;
}

function joined(steps: readonly Step[]): readonly Step[] {
  const out: Step[] = [];
  for (const step of steps) {
    const before = out.at(-1);
    if (step.kind === 'fields' && before?.kind === 'fields') {
      out[out.length - 1] = { kind: 'fields', fields: [...before.fields, ...step.fields] };
    } else out.push(step);
  }
  return out;
}
