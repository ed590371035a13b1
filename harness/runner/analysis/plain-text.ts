const ESCAPE = '\\u001b';
/** What tells a terminal to do something: colours, the cursor; titles and links; the rest. */
const FOR_TERMINALS = new RegExp(
  [
    `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
    `${ESCAPE}[\\]PX^_][^\\u0007\\u001b]*(?:\\u0007|${ESCAPE}\\\\)?`,
    `${ESCAPE}[ -/]*[0-~]`,
  ].join('|'),
  'g',
);
/** The other control characters, halves of characters, and what turns the direction in which a text is read. */
const UNFIT = /(?![\n\t])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;

/** What a program printed, as text and nothing else; its lines and tabs stay. */
export function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(FOR_TERMINALS, '').replace(UNFIT, '\ufffd');
}

export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}
