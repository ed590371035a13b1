import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Covered, coverageOf } from '../../harness/gateway/coverage/coverage.js';
import { handlings } from '../../harness/gateway/handlings.js';
import { introducedAt, layout } from '../../harness/wire/layout.js';
import { renderCoverage } from './coverage.js';
import { treeOf } from './fixture.js';
import { findShown } from './shown-by.js';
import { openTree } from './tree.js';

const names = ['reqTime', 'reqMktData', 'cancelMktData', 'placeOrder', 'reqHeadTimeStamp'];

const shownIn = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(findShown(treeOf(files), names));

test('a request is shown by a real client first, and by a unit test where no client sends it', () => {
  expect(
    shownIn({
      'tests/contract/a.test.ts': 'client.api.reqMktData(1);',
      'tests/contract/b.full.test.ts': 'client.api.placeOrder(1);',
      'tests/harness/gateway/c.test.ts':
        'client.send(reqMktData, {});\nclient.send(reqTime, {}); encodeFrame(placeOrder, 1)',
      'tests/harness/world/d.test.ts': 'cancelMktData();',
    }),
  ).toEqual({
    reqMktData: 'tests/contract/a.test.ts',
    reqTime: 'tests/harness/gateway/c.test.ts',
    placeOrder: 'tests/harness/gateway/c.test.ts',
  });
});

test('what is only imported, or spoken of, shows nothing; spelling is the clients’ own affair', () => {
  expect(
    shownIn({
      'tests/contract/a.test.ts':
        "import { reqTime } from './x.js';\n// reqMktData() is left out\n/** cancelMktData() too */\nib.reqHeadTimestamp(2)",
      'tests/contract/b.test.ts': 'api.reqCancelMktData(2)',
    }),
  ).toEqual({
    reqHeadTimeStamp: 'tests/contract/a.test.ts',
    cancelMktData: 'tests/contract/b.test.ts',
  });
});

test('the file named as the handler’s goes before those that send more; otherwise most is best', () => {
  const files = {
    'tests/contract/a.test.ts': 'api.reqMktData(); api.placeOrder();',
    'tests/contract/b.test.ts': 'api.reqMktData(); api.reqMktData(); api.placeOrder();',
    'tests/contract/orders/c.test.ts': 'api.placeOrder();',
    'harness/gateway/requests/orders.ts': 'export const orders = [\n  on(placeOrder, (session) => {}),\n];',
  };
  expect(shownIn(files)).toEqual({
    reqMktData: 'tests/contract/b.test.ts',
    placeOrder: 'tests/contract/orders/c.test.ts',
  });
});

test('what helpers send is sent by the tests that import them, less than what they send themselves', () => {
  expect(
    shownIn({
      'tests/contract/driver.ts': 'api.placeOrder(); api.placeOrder(); api.reqTime();',
      'tests/contract/scenes.ts': 'driver.reqMktData();',
      'tests/contract/a.test.ts': "import './driver.js';",
      'tests/contract/b.test.ts': "import './driver.js';\nimport './scenes.js';",
      'tests/contract/c.test.ts': "import './driver.js';\napi.reqTime();",
    }),
  ).toEqual({
    placeOrder: 'tests/contract/b.test.ts',
    reqMktData: 'tests/contract/b.test.ts',
    reqTime: 'tests/contract/c.test.ts',
  });
});

test('the table says how each request is answered, why not, and by which test that is shown', () => {
  const covered: readonly Covered[] = [
    { layout: layout(1, 'reqMktData'), answer: { kind: 'fully' }, rank: 3 },
    {
      layout: introducedAt(161, layout(2, 'reqOther')),
      answer: { kind: 'refused', refusal: { codes: [10276, 10277], reason: 'a | b' } },
    },
    { layout: layout(3, 'verify'), answer: { kind: 'refused', refusal: { codes: [], reason: 'no' } } },
    { layout: layout(4, 'reqNone'), answer: { kind: 'not yet' } },
  ];
  const table = renderCoverage(covered, new Map([['reqMktData', 'tests/contract/a.test.ts']]));
  expect(table).toContain('Of 4, 1 are answered fully, 2 refused as by TWS, 1 not yet.');
  expect(table.split('\n').filter((line) => /^\| \d/.test(line))).toEqual([
    '| 1 | `reqMktData` |  | 3 | fully | [contract/a](../../tests/contract/a.test.ts) |',
    '| 2 | `reqOther` | 161 |  | refused, error 10276, 10277: a \\| b | nothing |',
    '| 3 | `verify` |  |  | refused, in its own reply: no | nothing |',
    '| 4 | `reqNone` |  |  | not yet | nothing |',
  ]);
});

test('every request is shown by a test', () => {
  const all = coverageOf(handlings).map(({ layout: { name } }) => name);
  const shown = findShown(openTree(fileURLToPath(new URL('../..', import.meta.url))), all);
  expect(all.filter((name) => !shown.has(name))).toEqual([]);
});
