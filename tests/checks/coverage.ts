import { posix } from 'node:path';
import type { Covered } from '../../harness/gateway/coverage/coverage.js';
import { NEWEST, OLDEST } from '../../harness/wire/versions.js';

/** Where the table lies: links to tests begin there. */
export const COVERAGE_FILE = 'harness/gateway/COVERAGE.md';

/** The documented table of requests. */
export function renderCoverage(covered: readonly Covered[], shown: ReadonlyMap<string, string>): string {
  const count = (kind: Covered['answer']['kind']) =>
    covered.filter(({ answer }) => answer.kind === kind).length;
  return [
    '# Requests',
    '',
    `Generated from the program (\`npm run docs\`): every request of the protocol up to version ${NEWEST}, how the gateway`,
    `answers it, and the test that shows it. Of ${covered.length}, ${count('fully')} are answered fully, ` +
      `${count('refused')} refused as by TWS, ${count('not yet')} not yet.`,
    '',
    `Versions are those of a server that has the request, where ${OLDEST} has not. 45 kinds of request make 95 % of what 21`,
    'public programs ask for, the most frequent being the first; rows with the same number are one kind.',
    '',
    row('id', 'request', 'since', 'among the 45', 'answer', 'shown by'),
    row('--:', '---', '--:', '--:', '---', '---'),
    ...covered.map((each) => renderRow(each, shown.get(each.layout.name))),
    '',
  ].join('\n');
}

function renderRow({ layout, answer, rank }: Covered, test: string | undefined): string {
  const { id, name, since } = layout;
  const link = test && posix.relative(posix.dirname(COVERAGE_FILE), test);
  return row(
    String(id),
    `\`${name}\``,
    since > OLDEST ? String(since) : '',
    rank === undefined ? '' : String(rank),
    inWords(answer),
    test === undefined ? 'nothing' : `[${test.slice('tests/'.length, -'.test.ts'.length)}](${link})`,
  );
}

function inWords(answer: Covered['answer']): string {
  if (answer.kind === 'not yet') return answer.kind;
  if (answer.kind === 'fully') return answer.condition === undefined ? 'fully' : `fully, ${answer.condition}`;
  const { codes, reason } = answer.refusal;
  const how = codes.length === 0 ? 'in its own reply' : `error ${codes.join(', ')}`;
  return `refused, ${how}: ${reason}`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
