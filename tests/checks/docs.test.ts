import { expect, test } from 'vitest';
import { declareFaults } from '../../platform/errors/kind.js';
import { renderCodes } from './codes.js';
import { faultProblems } from './faults.js';
import { describeDrift } from './generated.js';
import { helpPages } from './help.js';

const port = declareFaults('port', {
  in_use: { category: 'user', status: 409, meaning: 'The port is taken | busy.', next: 'Choose another.' },
  denied: { category: 'system', status: 500, meaning: 'Not allowed.', next: 'Ask.' },
});

test('a document that says what the program says has no drift', () => {
  expect(describeDrift('A.md', 'one\ntwo\n', 'one\ntwo\n')).toBeUndefined();
});

test.each([
  ['one\nold\n', 'A.md:2', 'old', 'two'],
  ['one\n', 'A.md:2', '', 'two'],
  ['one\ntwo\nmore\n', 'A.md:3', 'more', ''],
])('drift is shown at its first line: %j', (written, place, have, want) => {
  const drift = describeDrift('A.md', written, 'one\ntwo\n');
  expect(drift).toContain(place);
  expect(drift).toContain(`written: ${have}`);
  expect(drift).toContain(`program: ${want}`);
});

test('a document that is not there is missed', () => {
  expect(describeDrift('A.md', undefined, '')).toMatch(/A\.md is not there; `npm run docs`/);
});

test('the table of errors is sorted by code and keeps its columns', () => {
  const rows = renderCodes(Object.values(port))
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows).toEqual([
    '| `port.denied` | system | 1 | 500 | Not allowed. | Ask. |',
    '| `port.in_use` | user | 2 | 409 | The port is taken \\| busy. | Choose another. |',
  ]);
});

test('an error that is not in the table, and a code taken twice, are named', () => {
  const twin = declareFaults('port', {
    denied: { category: 'user', status: 400, meaning: 'Again.', next: 'No.' },
  });
  const declared = [
    { file: 'a/faults.ts', kind: port.in_use },
    { file: 'a/faults.ts', kind: port.denied },
    { file: 'b/faults.ts', kind: twin.denied },
  ];
  expect(faultProblems(declared, [port.denied])).toEqual([
    'a/faults.ts: port.in_use is not in allFaults; add its list in server/faults.ts',
    'b/faults.ts: the code port.denied is taken by a/faults.ts',
  ]);
  expect(faultProblems(declared.slice(0, 2), Object.values(port))).toEqual([]);
});

test('help follows the commands that each page lists, not the second line of a description', async () => {
  const pages: Record<string, string> = {
    '': 'Usage: ibs\n\nCommands:\n  serve [options]  serves\n                   until stopped\n  db               the database\n\nExamples:\n  ibs serve\n',
    serve: 'Usage: ibs serve\n\nOptions:\n  --port <n>  the port\n',
    db: 'Usage: ibs db\n\nCommands:\n  backup  copies\n',
    'db backup': 'Usage: ibs db backup\n',
  };
  const found = await helpPages([], async (path) => pages[path.join(' ')] ?? `no page for ${path.join(' ')}`);
  expect(found.map(({ path }) => path.join(' '))).toEqual(['', 'serve', 'db', 'db backup']);
});
