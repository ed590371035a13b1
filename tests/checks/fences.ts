export interface Fence {
  readonly file: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** The first word after the fence: `ts`, `sh`, `text`… */
  readonly language: string;
  /** What follows the language: `no-run: reason`, `exit=2`. */
  readonly mark: string;
  readonly code: string;
}

/** The fenced blocks of a Markdown text; a longer fence may hold shorter ones. */
export function fencesIn(file: string, markdown: string): Fence[] {
  const fences: Fence[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const opening = /^( {0,3})(`{3,}|~{3,})\s*([^\s`]*)\s*([^`]*)$/.exec(lines[at] ?? '');
    if (!opening) continue;
    const [, indent = '', ticks = '', language = '', mark = ''] = opening;
    const closing = new RegExp(`^ {0,3}${ticks.charAt(0)}{${ticks.length},}\\s*$`);
    const length = lines.slice(at + 1).findIndex((line) => closing.test(line));
    const end = length < 0 ? lines.length : at + 1 + length;
    const code = lines
      .slice(at + 1, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    fences.push({ file, line: at + 1, language, mark: mark.trim(), code: code.join('\n') });
    at = end;
  }
  return fences;
}
