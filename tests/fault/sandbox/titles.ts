import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Escape } from './escape.js';

const TABLES = new URL('escapes/', import.meta.url);

/** What a program says of itself in its first sentence, and what holds it. */
export function titleOf({
  file,
  walls,
  looser = {},
}: Pick<Escape<string>, 'file' | 'walls' | 'looser'>): string {
  const text = readFileSync(fileURLToPath(new URL(file, TABLES)), 'utf8');
  const [, sentence = ''] = /^(?:\/\/ |""")(.*?)[.:](?:\s|"""|$)/s.exec(text.replaceAll('\n// ', ' ')) ?? [];
  const held = walls === 'bare' ? ['all of it'] : [...walls, ...Object.keys(looser)];
  return `${file.split('/').at(-1)} ${sentence.toLowerCase()} (${held.join(', ')})`;
}
