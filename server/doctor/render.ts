import type { CheckResult, DoctorReport, Status } from './report.js';

export interface RenderOptions {
  readonly colour: boolean;
  readonly columns: number;
  /** Whether the terminal can show ✓ and ✗; by default what its locale says. */
  readonly unicode?: boolean;
}

/** Below this a narrow terminal had better break the lines itself. */
const LEAST_TEXT = 20;
const MARKS = { ok: '✓', reduced: '!', broken: '✗' } as const;
const ASCII_MARKS = { ok: '+', reduced: '!', broken: 'x' } as const;
const COLOURS = { ok: 32, reduced: 33, broken: 31 } as const;
const DIM = 2;

/** The report for a terminal: a line a check, no wider than the terminal, readable without colour. */
export function renderDoctor(report: DoctorReport, options: RenderOptions): string {
  const unicode = options.unicode ?? speaksUnicode(process.env);
  const paint = (code: number, text: string) => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const marks = unicode ? MARKS : ASCII_MARKS;
  const column = Math.max(0, ...report.checks.map(({ title }) => title.length)) + 4;
  const indent = ' '.repeat(column);
  const room = Math.max(LEAST_TEXT, options.columns - column);

  const linesOf = (check: CheckResult): string[] => {
    const [first = '', ...more] = wrapped(check.found, room);
    const mend = check.mend === undefined ? [] : wrapped(check.mend, room - 2);
    const arrow = unicode ? '→' : '>';
    return [
      `${paint(COLOURS[check.status], marks[check.status])} ${check.title.padEnd(column - 2)}${first}`,
      ...more.map((line) => indent + line),
      ...mend.map((line, i) => `${indent}${paint(DIM, `${i === 0 ? arrow : ' '} ${line}`)}`),
    ];
  };

  const build = report.commit === undefined ? '' : ` (${report.commit.slice(0, 12)})`;
  return [
    `ib-specialist ${report.version}${build}`,
    '',
    ...report.checks.flatMap(linesOf),
    '',
    ...wrapped(verdict(report.status, marks), options.columns).map((line) =>
      paint(COLOURS[report.status], line),
    ),
    '',
  ].join('\n');
}

function verdict(status: Status, marks: Readonly<Record<Status, string>>): string {
  switch (status) {
    case 'ok':
      return 'Everything works.';
    case 'reduced':
      return `Works, with less than it could do: see what is marked ${marks.reduced}`;
    case 'broken':
      return `Something has to be mended first: see what is marked ${marks.broken}`;
  }
}

/** Breaks at spaces; a word longer than a line, such as a path, is left whole so that it can be copied. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function speaksUnicode(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale) || process.platform === 'win32';
}
