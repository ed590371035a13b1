import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { categories } from '../../../harness/example/example.js';
import { loadExamples } from '../../../harness/example/load.js';
import { leastHeader, written } from './written.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'examples-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const header = (number: number, category = 'orders') => ({
  ...leastHeader,
  id: `example-${number}`,
  task: `Do thing ${number}.`,
  category,
});

test('examples are read in the order of their paths, whatever lies beside them', async () => {
  put('ts/orders/sell.ts', written(header(1)));
  put('ts/orders/buy.ts', written(header(2)));
  put('ts/async/all.ts', written(header(3, 'async')));
  put('python/orders/buy.py', written({ ...header(4), task: header(2).task }, 'python'));
  put('README.md', '# Examples\n');
  put('python/orders/__pycache__/buy.pyc', 'x');
  const examples = await loadExamples(folder, 'corpus');
  expect(examples.map(({ file, id, tier }) => [file, id, tier])).toEqual([
    ['python/orders/buy.py', 'example-4', 'corpus'],
    ['ts/async/all.ts', 'example-3', 'corpus'],
    ['ts/orders/buy.ts', 'example-2', 'corpus'],
    ['ts/orders/sell.ts', 'example-1', 'corpus'],
  ]);
});

test('what is wrong with any of them is told of all of them', async () => {
  put('ts/orders/a.ts', written(header(1)));
  put('ts/orders/b.ts', written({ ...header(1), task: 'Something else.' }));
  put('ts/orders/c.ts', written({ ...header(3), task: header(1).task }));
  put('ts/orders/d.ts', 'run();\n');
  put('ts/orders/e.ts', written({ ...header(5), tags: 5 }));
  put('ts/async/f.ts', written(header(6)));
  put('ts/g.ts', written(header(7)));
  put('python/orders/h.ts', written(header(8)));
  put('ts/nosuchcat/i.ts', written(header(9)));
  const failure = await loadExamples(folder, 'corpus').catch((thrown: unknown) => thrown);
  expect(failure).toMatchObject({
    code: 'example.bad_header',
    details: {
      complaints: [
        'python/orders/h.ts:1:1: expected the file at ts/orders/NAME.ts or python/orders/NAME.py',
        'ts/async/f.ts:7:1: category: expected "async", as its folder says, found "orders"',
        'ts/g.ts:1:1: expected the file at ts/orders/NAME.ts or python/orders/NAME.py',
        `ts/nosuchcat/i.ts:1:1: the folder "nosuchcat" is no category; there are ${categories.join(', ')}`,
        'ts/orders/b.ts:3:1: id: ts/orders/a.ts has the id "example-1"',
        'ts/orders/c.ts:6:1: task: ts/orders/a.ts does the same task',
        expect.stringContaining('ts/orders/d.ts:1:1: expected a header'),
        'ts/orders/e.ts:10:1: tags: expected a list such as [order, limit], found 5',
      ],
    },
  });
});

test('a folder that is not there is told by its name', async () => {
  const missing = join(folder, 'nowhere');
  await expect(loadExamples(missing, 'corpus')).rejects.toMatchObject({
    code: 'example.unreadable',
    message: expect.stringContaining(missing),
  });
});

test('a folder without examples has none', async () => {
  expect(await loadExamples(folder, 'corpus')).toEqual([]);
});
