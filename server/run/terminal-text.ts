const ESCAPE = '\u001b';
/** Colours, and everything else by which a terminal can be told what to do; lines and tabs are text. */
const COLOUR_OR_CONTROL = new RegExp(`(${ESCAPE}\\[[\\d;]*m)|(?![\\n\\t])\\p{Cc}`, 'gu');
const PICTURES = 0x2400;
const DELETE = 0x7f;
const PICTURE_OF_DELETE = '\u2421';

/** What a program prints, for a terminal: it may have colours, where somebody wants them, and control nothing. */
export function printed(text: string, hasColours: boolean): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(COLOUR_OR_CONTROL, (found, colour) =>
      colour === undefined ? pictureOf(found) : hasColours ? colour : '',
    );
}

/** Our own words about a program, which may hold some of its: without its colours, and in none that it left on. */
export function told(text: string, hasColours: boolean): string {
  const plain = text.replace(/(?![\n\t])\p{Cc}/gu, pictureOf);
  return hasColours ? `${ESCAPE}[0m${plain}` : plain;
}

/** A sign that stands for it, where there is one. */
function pictureOf(control: string): string {
  const code = control.codePointAt(0) ?? 0;
  if (code > DELETE) return '\ufffd';
  return code === DELETE ? PICTURE_OF_DELETE : String.fromCodePoint(PICTURES + code);
}
