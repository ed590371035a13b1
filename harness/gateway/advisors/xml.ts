/** An element of the documents that advisors exchange with TWS; attributes say nothing there. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** What stands between its tags, without what its children say, and trimmed. */
  readonly text: string;
}

export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly flaw: string };

interface OpenElement {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

const ATTRIBUTES = String.raw`(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*`;
/** A comment or an instruction, the end of an element, its beginning, or text. */
const PIECE = new RegExp(
  String.raw`<!--[^]*?-->|<\?[^]*?\?>|</([\w.:-]+)\s*>|<([\w.:-]+)${ATTRIBUTES}\s*(/?)>|([^<]+)`,
  'y',
);
/** Deeper and longer than anything that TWS exchanges; others wait while it is read. */
const MOST_LEVELS = 20;
const MOST_CHARACTERS = 200_000;

/** Reads a document without a DTD: nothing in it can name, define or fetch anything else. */
export function readXml(source: string): XmlReading {
  const flawed = (flaw: string): XmlReading => ({ ok: false, flaw });
  if (source.length > MOST_CHARACTERS) return flawed(`The XML has more than ${MOST_CHARACTERS} characters`);
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let at = 0;
  while (at < source.length) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(source);
    const place = `at character ${at + 1}`;
    if (!piece) return flawed(`The XML cannot be read ${place}`);
    at = PIECE.lastIndex;
    const [, ends, begins, isEmpty, text] = piece;
    const parent = open.at(-1);
    if (text !== undefined) {
      const plain = withoutEntities(text);
      if (plain === undefined) return flawed(`The XML has an unknown entity ${place}`);
      if (parent) parent.text += plain;
      else if (plain.trim() !== '') return flawed(`The XML has text outside its root ${place}`);
    }
    if (begins !== undefined) {
      if (!parent && root) return flawed(`The XML has a second root ${place}`);
      if (open.length >= MOST_LEVELS) return flawed(`The XML is nested too deeply ${place}`);
      open.push({ name: begins, children: [], text: '' });
    }
    if (ends !== undefined && ends !== parent?.name) {
      return flawed(`The XML ends ${ends} where it is not open ${place}`);
    }
    if (ends !== undefined || isEmpty === '/') {
      const done = open.pop();
      if (!done) continue;
      const element = { ...done, text: done.text.trim() };
      const around = open.at(-1);
      if (around) around.children.push(element);
      else root = element;
    }
  }
  const unended = open.at(-1);
  if (unended) return flawed(`The XML does not end ${unended.name}`);
  return root ? { ok: true, root } : flawed('The XML has no root');
}

/** The text of the first child of a name. */
export function childText({ children }: XmlElement, name: string): string {
  return children.find((child) => child.name === name)?.text ?? '';
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Undefined when one is not known. */
function withoutEntities(text: string): string | undefined {
  const parts = text.split('&');
  let plain = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const end = part.indexOf(';');
    const character = end < 0 ? undefined : characterNamed(part.slice(0, end));
    if (character === undefined) return undefined;
    plain += character + part.slice(end + 1);
  }
  return plain;
}

function characterNamed(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
  return decimal === undefined ? ENTITIES.get(name) : characterOf(Number(decimal));
}

/** Undefined for what XML has no character for. */
function characterOf(code: number): string | undefined {
  const isText = code >= 0x20 || code === 0x9 || code === 0xa || code === 0xd;
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return isText && !isHalf && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Text as it stands between tags, in ASCII alone: some clients take a backslash for the begin of an escape. */
export function xmlText(plain: string): string {
  return plain.replace(/[^ -~]|[&<>\\]/gu, (character) => `&#${character.codePointAt(0)};`);
}
