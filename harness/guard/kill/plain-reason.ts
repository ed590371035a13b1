/** Reasons go into messages of the protocol and lines of the log. */
export function plainReason(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
  const plain = text.replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return plain.length <= 200 ? plain : `${plain.slice(0, 199)}…`;
}
