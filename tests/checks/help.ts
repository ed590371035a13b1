import { join } from 'node:path';
import { runCommand } from './command.js';

/** What `ibs --help` and every command's `--help` print, from the bundle that users run. */
export async function renderHelp(root: string): Promise<string> {
  const pages = await helpPages([], (path) => askHelp(root, path));
  const parts = pages.map(
    ({ path, text }) => `## ${['ibs', ...path].join(' ')}\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\``,
  );
  return `# Command line\n\nGenerated from the program (\`npm run docs\`).\n\n${parts.join('\n\n')}\n`;
}

export interface HelpPage {
  readonly path: readonly string[];
  readonly text: string;
}

/** Follows the commands that each page lists, the parent before its children. */
export async function helpPages(
  path: readonly string[],
  ask: (path: readonly string[]) => Promise<string>,
): Promise<HelpPage[]> {
  const text = await ask(path);
  const pages: HelpPage[] = [{ path, text }];
  for (const name of commandsIn(text)) pages.push(...(await helpPages([...path, name], ask)));
  return pages;
}

function commandsIn(text: string): string[] {
  const lines = text.split('\n');
  const from = lines.indexOf('Commands:');
  if (from < 0) return [];
  const after = lines.slice(from + 1);
  const blank = after.indexOf('');
  const listed = blank < 0 ? after : after.slice(0, blank);
  // Deeper indented lines carry on a description.
  return listed.flatMap((line) => /^ {2}([\w-]+)/.exec(line)?.[1] ?? []);
}

async function askHelp(root: string, path: readonly string[]): Promise<string> {
  const args = [join(root, 'dist/ibs.js'), ...path, '--help'];
  const env = { ...process.env, NO_COLOR: '1', COLUMNS: '100' };
  const { code, output } = await runCommand(process.execPath, args, { cwd: root, env, limitMs: 20_000 });
  if (code !== 0)
    throw new Error(`ibs ${[...path, '--help'].join(' ')} ended with exit code ${code}:\n${output}`);
  return output;
}
