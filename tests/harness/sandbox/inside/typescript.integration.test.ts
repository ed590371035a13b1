import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../../../run/needs.js';
import { openScene, type Scene } from '../scene.js';

/** What people write in TypeScript, each with what it prints. */
const written: Readonly<Record<string, readonly [code: string, prints: string]>> = {
  'await at the top': ['const all = await Promise.all([1, 2]);\nconsole.log(all.length);', '2'],
  'an enum': ["enum Side { Buy = 'BUY' }\nconsole.log(Side.Buy);", 'BUY'],
  'a decorator': [
    `function loud(method: () => string, _context: ClassMethodDecoratorContext) {
  return function (this: unknown) { return method.call(this).toUpperCase(); };
}
class Voice { @loud say() { return 'hello'; } }
console.log(new Voice().say());`,
    'HELLO',
  ],
  'require, as CommonJS has it': [
    "const { basename } = require('path');\nconsole.log(basename('/a/b'));",
    'b',
  ],
  'import = require': ["import path = require('node:path');\nconsole.log(path.basename('/a/b'));", 'b'],
  'a mixture of both': [
    "import { EventName } from '@stoqey/ib';\nconst ib = require('@stoqey/ib');\nconsole.log(ib.EventName === EventName);",
    'true',
  ],
  'a main module': ["function main() { console.log('main'); }\nif (require.main === module) main();", 'main'],
  'a main module by its URL': [
    "import { pathToFileURL } from 'node:url';\nconsole.log(import.meta.url === pathToFileURL(process.argv[1]!).href);",
    'true',
  ],
  'where it is': [
    'console.log(__filename, __dirname, import.meta.url);',
    '/tmp/ask.mjs /tmp file:///tmp/ask.mjs',
  ],
  'a require of its own': [
    "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconsole.log(typeof require('rxjs').of);",
    'function',
  ],
  'exports that nobody takes': ['export const a = 1;\nexport default a;\nconsole.log(a);', '1'],
  'module.exports': ['module.exports = { a: 1 };\nconsole.log(1);', '1'],
  'types alone from the client': [
    "import { Contract, Order, SecType } from '@stoqey/ib';\nconst c: Contract = { secType: SecType.STK }; const o: Order = {};\nconsole.log(c.secType, Object.keys(o).length);",
    'STK 0',
  ],
  'a path below the client': [
    "import { LimitOrder } from '@stoqey/ib/dist/api/order/limit';\nconsole.log(typeof LimitOrder);",
    'function',
  ],
  'observables of one kind': [
    `import { map, Observable } from 'rxjs';
import { filter } from 'rxjs/operators';
import { IBApiNext } from '@stoqey/ib';
new Observable<number>((s) => { s.next(1); s.next(2); s.complete(); }).pipe(filter((n) => n > 1), map((n) => n * 2))
  .subscribe((n) => console.log(n, new IBApiNext({ port: 1 }).connectionState instanceof Observable));`,
    '4 true',
  ],
  'an import while it runs': [
    "const { IBApi } = await import('@stoqey/ib');\nconsole.log(typeof IBApi);",
    'function',
  ],
  'a worker': [
    `import { Worker } from 'node:worker_threads';
new Worker("require('worker_threads').parentPort.postMessage('from afar')", { eval: true })
  .on('message', (said) => console.log(said));`,
    'from afar',
  ],
  'much before it exits': [
    "process.stdout.write('x'.repeat(300_000)); process.exit(0);",
    'x'.repeat(300_000),
  ],
};

describeWith('bwrap', 'TypeScript', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ ts: 2, python: 0 });
    await scene.sandbox.warmUp();
  });
  afterAll(() => scene.close());

  test.each(Object.entries(written))('may have %s', async (_, [code, prints]) => {
    const { out, err, ending } = await scene.run('ts', code, { limits: { keptBytes: 400_000 } });
    expect({ out: out.trim(), err, ending }).toEqual({ out: prints, err: '', ending: 'finished' });
  });

  test('names the line on which it fails', async () => {
    const code =
      '\ninterface Wide {\n  a: number;\n}\n\nfunction fail(): Wide {\n  throw new TypeError("no");\n}\nfail();\n';
    const { err, exitCode } = await scene.run('ts', code);
    expect(exitCode).toBe(1);
    expect(err).toContain(
      'TypeError: no\n    at fail (/tmp/ask.ts:7:9)\n    at <anonymous> (/tmp/ask.ts:9:1)',
    );
    expect(err).not.toContain('runner');
  });

  test('names the line of what fails later', async () => {
    const code = "\n\nsetTimeout(() => {\n  Promise.reject(new Error('late'));\n}, 1);";
    const { err, exitCode } = await scene.run('ts', code);
    expect(exitCode).toBe(1);
    expect(err).toContain('Error: late\n    at Timeout._onTimeout (/tmp/ask.ts:4:18)');
  });

  test('that cannot be read says where, as a compiler does', async () => {
    const { err, ending, exitCode } = await scene.run('ts', 'const a = 1;\nconst b = ;\n');
    expect({ ending, exitCode }).toEqual({ ending: 'failed', exitCode: 1 });
    expect(err).toContain('ask.ts:2:10');
  });

  test('that imports what is not there is told what is', async () => {
    const imported = await scene.run('ts', "import axios from 'axios';\nconsole.log(axios);");
    const required = await scene.run('ts', "const axios = require('axios');\nconsole.log(axios);");
    for (const { err, ending } of [imported, required]) {
      expect(ending).toBe('failed');
      expect(err).toContain("'axios'");
      expect(err).toContain('A program here can import @stoqey/ib, rxjs, rxjs/operators');
    }
  });

  test('that waits for what never comes ends as Node would end it', async () => {
    const { err, exitCode } = await scene.run('ts', 'await new Promise(() => {});');
    expect(exitCode).toBe(13);
    expect(err).toContain('never settled');
  });

  test('is not kept alive by what leads to the guard', async () => {
    const code = `import { connect } from 'node:net';
connect(4002, '127.0.0.1').unref().on('error', () => {});
setTimeout(() => console.log('done'), 20);`;
    expect(await scene.run('ts', code)).toMatchObject({ out: 'done\n', ending: 'finished' });
  });

  test('cannot be told from a program that Node was started with', async () => {
    const code = `console.log(JSON.stringify([process.argv.length, process.execArgv, require.main.filename,
  Object.keys(globalThis).filter((name) => ['require', 'module', 'exports'].includes(name)),
  Object.keys(require.cache).filter((name) => name.includes('runner'))]));`;
    const { out } = await scene.run('ts', code);
    expect(JSON.parse(out)).toEqual([2, [], '/tmp/ask.mjs', [], []]);
  });
});
