import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { Failure, FileRecord, RunRecord, TestRecord } from './record.js';

/** Told to vitest by `main.ts`: writes what happened to the file named in IBS_TEST_RECORD. */
export default function recordRun(): Reporter {
  const target = process.env['IBS_TEST_RECORD'];
  if (!target) throw new Error('IBS_TEST_RECORD must name the file that the run is recorded in');
  const started = Date.now();
  let order: readonly string[] = [];
  return {
    onInit(vitest) {
      order = vitest.projects.map((project) => project.name);
    },
    onTestRunEnd(modules, strayErrors) {
      const run: RunRecord = {
        started: new Date(started).toISOString(),
        ms: Date.now() - started,
        node: process.version,
        projects: byProject(modules, order),
        stray: strayErrors.map(failure),
      };
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, JSON.stringify(run, undefined, 1));
    },
  };
}

function byProject(modules: readonly TestModule[], order: readonly string[]): RunRecord['projects'] {
  return order.flatMap((name) => {
    const files = modules.filter((module) => module.project.name === name).map(fileRecord);
    if (files.length === 0) return [];
    return [{ name, files: files.sort((a, b) => a.path.localeCompare(b.path)) }];
  });
}

function fileRecord(module: TestModule): FileRecord {
  const { collectDuration, duration } = module.diagnostic();
  const suites = [...module.children.allSuites()];
  return {
    path: relative(process.cwd(), module.moduleId),
    ms: Math.round(collectDuration + duration),
    tests: [...module.children.allTests()].map(testRecord),
    failures: [module, ...suites].flatMap((part) => part.errors()).map(failure),
  };
}

function testRecord(test: TestCase): TestRecord {
  const result = test.result();
  const base = { title: test.fullName, ms: Math.round(test.diagnostic()?.duration ?? 0) };
  if (result.state === 'skipped' || result.state === 'pending') {
    const note = result.state === 'skipped' ? result.note : 'it was still running when the run ended';
    return { ...base, state: 'skipped', failures: [], reason: note ?? reasonAround(test) };
  }
  return {
    ...base,
    state: result.state,
    failures: result.state === 'failed' ? result.errors.map(failure) : [],
  };
}

/** Why the nearest `describe` that was skipped, or whose hook failed, took this test with it. */
function reasonAround(test: TestCase): string {
  let part: TestSuite | TestModule = test.parent;
  for (;;) {
    const reason = part.meta().skipReason;
    if (reason) return reason;
    if (part.errors().length > 0)
      return `what was to be done before it failed, in ${part.type === 'suite' ? part.name : 'its file'}`;
    if (part.type === 'module')
      return test.options.mode === 'todo' ? 'still to be written' : 'no reason is given';
    part = part.parent;
  }
}

function failure(error: SerializedError): Failure {
  const plain = (text: unknown) => (typeof text === 'string' ? stripVTControlCharacters(text) : undefined);
  const diff = plain(error['diff']);
  const stack = plain(error.stack);
  return {
    message: plain(error.message) ?? 'an error without a message',
    ...(diff ? { diff } : {}),
    ...(stack ? { stack } : {}),
  };
}
