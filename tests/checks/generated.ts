import type { Check } from './check.js';
import { renderCodes } from './codes.js';
import { COVERAGE_FILE, renderCoverage } from './coverage.js';
import { renderHelp } from './help.js';
import { renderMetrics } from './metrics.js';
import { findShown } from './shown-by.js';
import { openTree } from './tree.js';

/** A document that the program writes about itself. */
export interface Generated {
  readonly file: string;
  /** Loads what it speaks of only when asked, so that a broken room spoils no other check. */
  render(root: string): Promise<string>;
}

export const generated: readonly Generated[] = [
  {
    file: 'platform/errors/CODES.md',
    render: async () => renderCodes((await import('../../server/faults.js')).allFaults),
  },
  {
    file: 'platform/config/SETTINGS.md',
    render: async () => {
      const [{ renderSettings }, { sections }] = await Promise.all([
        import('../../platform/config/describe.js'),
        import('../../server/app.js'),
      ]);
      return renderSettings(sections);
    },
  },
  { file: 'server/cli/HELP.md', render: renderHelp },
  {
    file: 'server/http/METRICS.md',
    render: async () => renderMetrics((await import('../../server/http/metrics.js')).declaredMetrics),
  },
  {
    file: 'trading/instruments/UNIVERSE.md',
    async render() {
      const [{ renderUniverse }, { universe }] = await Promise.all([
        import('./universe.js'),
        import('../../trading/instruments/universe/universe.js'),
      ]);
      return renderUniverse(universe().instruments);
    },
  },
  {
    file: 'harness/guard/RULES.md',
    render: async () => (await import('./guard-rules.js')).renderGuardRules(),
  },
  {
    file: 'harness/runner/CRITERIA.md',
    render: async () => (await import('../../harness/runner/judge/criteria-table.js')).criteriaTable(),
  },
  {
    file: COVERAGE_FILE,
    async render(root) {
      const [{ coverageOf }, { handlings }] = await Promise.all([
        import('../../harness/gateway/coverage/coverage.js'),
        import('../../harness/gateway/handlings.js'),
      ]);
      const covered = coverageOf(handlings);
      const names = covered.map(({ layout }) => layout.name);
      return renderCoverage(covered, findShown(openTree(root), names));
    },
  },
];

export const docs: Check = {
  name: 'docs',
  holds: 'generated documents say what the program says',
  async run(tree) {
    const problems = [];
    for (const { file, render } of generated) {
      const problem = describeDrift(
        file,
        tree.has(file) ? tree.read(file) : undefined,
        await render(tree.root),
      );
      if (problem) problems.push(problem);
    }
    return { problems };
  },
};

/** Where a document and the program part, or undefined when they agree. */
export function describeDrift(
  file: string,
  written: string | undefined,
  rendered: string,
): string | undefined {
  const remedy = '`npm run docs` writes it anew';
  if (written === undefined) return `${file} is not there; ${remedy}`;
  if (written === rendered) return undefined;
  const [have, want] = [written.split('\n'), rendered.split('\n')];
  const at = want.findIndex((line, index) => line !== have[index]);
  const line = at < 0 ? want.length : at;
  return `${file}:${line + 1} is out of date; ${remedy}\n  written: ${have[line] ?? '(nothing)'}\n  program: ${want[line] ?? '(nothing)'}`;
}
