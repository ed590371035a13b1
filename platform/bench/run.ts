import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock } from '../clock/clock.js';
import { Fault } from '../errors/fault.js';
import type { Bench } from './bench.js';
import { benchFaults } from './faults.js';
import { describeCommit, describeMachine } from './machine.js';
import { type CaseResult, measureCase } from './measure.js';
import { installPeers } from './peers.js';
import type { BenchReport } from './report.js';

export interface BenchRun {
  readonly root: string;
  readonly home: string;
  /** The file of the benchmark, from the root. */
  readonly path: string;
  readonly command: string;
  readonly clock: Clock;
}

export async function runBench({ root, home, path, command, clock }: BenchRun): Promise<BenchReport> {
  const file = join(root, path);
  const definition = await loadBench(file);
  const installed = await installPeers(join(dirname(file), 'peers'), home, root);
  // Certificates read at start would be part of every process that is measured; npm may have needed them.
  delete process.env['NODE_EXTRA_CA_CERTS'];
  const at = new Date(clock.now()).toISOString();
  const scratch = mkdtempSync(join(tmpdir(), 'ibs-bench-'));
  const peer = (name: string) => {
    if (installed) return join(installed, name);
    throw new Fault(
      benchFaults.peers,
      `${path} asks for ${name}, but there is no peers/package.json beside it`,
    );
  };
  try {
    const cases: CaseResult[] = [];
    for (const each of definition.cases) {
      const context = () => ({ root, peer, folder: mkdtempSync(join(scratch, 'contestant-')) });
      cases.push(await measureCase(each, { clock, context }));
    }
    const { name: bench, about } = definition;
    return { bench, about, command, at, machine: describeMachine(), commit: describeCommit(root), cases };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function loadBench(file: string): Promise<Bench> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href);
  const definition = module['default'];
  if (isBench(definition)) return definition;
  throw new Fault(
    benchFaults.malformed,
    `${file} has no default export made with bench({ name, about, cases })`,
  );
}

function isBench(value: unknown): value is Bench {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'cases' in value &&
    Array.isArray(value.cases)
  );
}
