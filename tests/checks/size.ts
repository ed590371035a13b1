import type { Check, Findings } from './check.js';
import { codeFiles, type Tree } from './tree.js';

const LONG = 250;
const TOO_LONG = 700;
/** A newcomer reads the README in one sitting or not at all. */
const README_LIMIT = 150;

export const size: Check = {
  name: 'size',
  holds: `files hold one idea: none over ${TOO_LONG} lines, README.md under ${README_LIMIT}`,
  run: (tree) => findLongFiles(tree),
};

export function findLongFiles(tree: Tree): Findings {
  const lengths = [...codeFiles(tree), ...tree.files.filter((path) => path.endsWith('.css'))]
    .map((path) => ({ path, lines: countLines(tree.read(path)) }))
    .sort((a, b) => b.lines - a.lines);
  const tooLong = lengths
    .filter(({ lines }) => lines > TOO_LONG)
    .map(
      ({ path, lines }) => `${path}: ${lines} lines; at ${TOO_LONG} it holds more than one idea: divide it`,
    );
  const readme = tree.has('README.md') ? countLines(tree.read('README.md')) : 0;
  if (readme >= README_LIMIT) tooLong.push(`README.md: ${readme} lines; keep it under ${README_LIMIT}`);
  return {
    problems: tooLong,
    notes: lengths
      .filter(({ lines }) => lines > LONG && lines <= TOO_LONG)
      .map(({ path, lines }) => `${path}: ${lines} lines`),
  };
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
