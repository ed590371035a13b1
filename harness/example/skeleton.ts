import type { Language } from './example.js';

const QUOTED = String.raw`'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"`;
const LINE = '[^\\n]*';

/** What is no code, or text within code; a template literal may have others in its holes. */
const PIECES: Readonly<Record<Language, string>> = {
  ts: [
    `//${LINE}`,
    String.raw`/\*[^]*?(?:\*/|$)`,
    '`(?:\\\\[^]|\\$\\{(?:[^`{}]|\\{[^`{}]*\\}|`(?:\\\\[^]|[^`\\\\])*`)*\\}|\\$(?!\\{)|[^`\\\\$])*`',
    String.raw`(?<=(?:[(,=:[!&|?{;]|\breturn)\s*)/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+/`,
    QUOTED,
  ].join('|'),
  python: [`#${LINE}`, String.raw`"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''`, QUOTED].join('|'),
};

/**
 * The code with everything else blanked out, each character in its place, so that what is found in it is code: no
 * comment, and nothing that only stands in a text. Of plain texts the quotes are left, with `_` between them.
 */
export function skeletonOf(code: string, language: Language): string {
  return code.replace(new RegExp(PIECES[language], 'g'), (piece) => {
    const isPlain = /^(['"])(?!\1\1)/.test(piece);
    return isPlain ? piece[0] + '_'.repeat(piece.length - 2) + piece[0] : ' '.repeat(piece.length);
  });
}
