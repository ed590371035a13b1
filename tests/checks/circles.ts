import type { Import } from './imports.js';

/**
 * Rings of files that import each other, each told once. Types count: who depends on whom should be plain
 * to a reader too. `import()` does not: it is how a file reaches something later, on purpose.
 */
export function findCircles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, kind } of imports) {
    if (to === undefined || kind === 'dynamic') continue;
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const circles = new Map<string, string[]>();
  const walk = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      const ring = trail.slice(at);
      circles.set([...ring].sort().join(), [...ring, file]);
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return [...circles.values()];
}
