/** What was given, as far as a line of a message has room for it. */
export function shown(value: unknown): string {
  const text = asJson(value);
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    // It is nested too deeply to be written.
    return typeof value;
  }
}
