import { counted } from '../../../platform/text/figures.js';
import { plainLine, plainText } from '../analysis/plain-text.js';
import type { Section } from '../analysis/section.js';
import type { Failure } from './failure.js';
import type { Shown } from './shown.js';
import {
  blameTable,
  clustersTable,
  ratesTable,
  skippedTable,
  slowestTable,
  steadinessTable,
  surroundingsTable,
  type Table,
  timesTable,
  unsteadyTable,
} from './tables.js';
import { kindName, momentText, outcomesText, outcomeWord, shortfallText } from './wording.js';

export function reportMarkdown({ analysis, failures, title, at }: Shown): string {
  const blocks = [
    `# ${escaped(title)}`,
    `Written ${momentText(at)}.`,
    ...(analysis.sections.length === 0 ? ['Nothing was run.'] : []),
    ...analysis.sections.flatMap((section) =>
      sectionBlocks(
        section,
        failures.filter(({ kind }) => kind === section.kind),
      ),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sectionBlocks(section: Section, failures: readonly Failure[]): readonly string[] {
  const { kind, overall, examples, shortfalls } = section;
  return [
    `## Before the ${kindName[kind]}`,
    `${counted(examples.length, 'example')}; runs: ${outcomesText(overall.outcomes)}.`,
    ...shortfalls.map((each) => `**Manual review**: ${shortfallText(each)}.`),
    ...tableBlocks(ratesTable(section)),
    ...tableBlocks(steadinessTable(section)),
    ...tableBlocks(clustersTable(section)),
    ...tableBlocks(blameTable(section)),
    ...tableBlocks(unsteadyTable(section)),
    ...tableBlocks(skippedTable(section)),
    ...tableBlocks(timesTable(section)),
    ...tableBlocks(slowestTable(section)),
    ...tableBlocks(surroundingsTable(section)),
    '### Examples that did not pass',
    ...(failures.length === 0 ? ['None.'] : failures.flatMap(failureBlocks)),
  ];
}

function tableBlocks({ heading, about, head, rows, figures, none }: Table): readonly string[] {
  if (rows.length === 0) return [`### ${heading}`, none];
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const rule = head.map((_, at) => (figures.includes(at) ? '---:' : '---')).join(' | ');
  return [`### ${heading}`, about, [line(head), `| ${rule} |`, ...rows.map(line)].join('\n')];
}

function failureBlocks({ example, last, runs, judged, complaints }: Failure): readonly string[] {
  const { stdout, stderr, wire } = last.excerpt;
  return [
    `#### ${escaped(example)}`,
    `${escaped(last.title)}, ${escaped(`${last.file}:${last.line}`)}: ${runs.length} of ${counted(judged, 'run')} did not pass, ` +
      `the last one ${outcomeWord[last.outcome]}.`,
    complaints.map((complaint) => `- ${escaped(complaint)}`).join('\n'),
    ...(last.blame ? [`Put down to the ${last.blame.on}: ${escaped(last.blame.because)}`] : []),
    ...fenced('On the wire', wire.join('\n')),
    ...fenced('Printed', stdout),
    ...fenced('Printed as errors', stderr),
  ];
}

function fenced(what: string, text: string): readonly string[] {
  const plain = plainText(text).trimEnd();
  if (plain === '') return [];
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${what}:`, `${fence}text\n${plain}\n${fence}`];
}

/** As it stands, whatever it holds: no markup, no HTML, no end of a cell. */
function escaped(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
