import type { FaultKind } from '../../platform/errors/kind.js';

const WHOSE = { user: 'user', system: 'system', third_party: 'third party' } as const;

/** The documented table of errors, by code. */
export function renderCodes(kinds: readonly FaultKind[]): string {
  const rows = [...kinds]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, category, exit, status, meaning, next }) =>
      row(`\`${code}\``, WHOSE[category], String(exit), String(status), meaning, next),
    );
  return [
    '# Errors',
    '',
    'Generated from the program (`npm run docs`). A code never changes once released. An error names its own next',
    'step where the place that raised it knows a better one than this table.',
    '',
    row('code', 'whose move', 'exit code', 'HTTP status', 'meaning', 'what to do'),
    row('---', '---', '--:', '--:', '---', '---'),
    ...rows,
    '',
  ].join('\n');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
