import type { Category, Language } from '../../../../harness/example/example.js';
import type { RunRecord } from '../../../../harness/runner/records/record.js';
import { aRecord, type Special } from '../records/a-record.js';

const TASKS: Readonly<Partial<Record<Category, readonly string[]>>> = {
  connection: ['handshake', 'accounts', 'server-time', 'taken-client-id'],
  market_data: ['snapshot', 'stream', 'delayed', 'depth'],
  orders: ['market-buy', 'limit-cancel', 'bracket', 'modify'],
  contracts: ['details', 'search', 'option-chain'],
  portfolio: ['positions', 'summary', 'updates'],
  async: ['together', 'history-of-three'],
};

const RUNS = [1, 2, 3];

/** What a first validation of forty examples might come to: most pass, and there is one of everything else. */
export function aValidation(): readonly RunRecord[] {
  return (['ts', 'python'] as const).flatMap((language) =>
    Object.entries(TASKS).flatMap(([category, tasks = []]) =>
      tasks.flatMap((task) => RUNS.map((run) => aRun(language, category as Category, task, run))),
    ),
  );
}

function aRun(language: Language, category: Category, task: string, run: number): RunRecord {
  const example = `${language}-${category.replace('_', '-')}-${task}`;
  const execMs = (language === 'ts' ? 180 : 310) + 37 * task.length + 11 * run;
  return aRecord({
    ...{ language, category, example, run, execMs },
    title: `How to ${task.replaceAll('-', ' ')}`,
    ...special(`${language} ${task}`, run),
  });
}

function special(of: string, run: number): Special {
  switch (of) {
    case 'ts limit-cancel':
      return { outcome: 'fail', error: `order ${6 + run} (BUY 10 AAPL LMT ${180 + run}.25) was left open` };
    case 'python limit-cancel':
      return { outcome: 'fail', error: 'order 31 (BUY 5 MSFT LMT 402.5) was left open' };
    case 'ts updates':
      return { outcome: 'error' };
    case 'python updates':
      return { outcome: 'timeout', execMs: 30_000 };
    case 'python summary':
      return run === 2
        ? { outcome: 'timeout', execMs: 30_000, error: `no end after 30 s in run ${run}` }
        : {};
    case 'ts positions':
      return { outcome: 'blocked' };
    case 'ts stream':
      return run === 3 ? { evidence: { digest: 'f'.repeat(64) } } : {};
    case 'python depth':
      return run === 1 ? { retries: 1 } : {};
    case 'python together':
      return { outcome: 'skipped' };
    default:
      return {};
  }
}
