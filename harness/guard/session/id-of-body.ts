/** The number with which a body begins; -1 for what has none. */
export function idOfBody(body: Buffer): number {
  let id = 0;
  for (let at = 0; at < Math.min(body.length, 7); at += 1) {
    const byte = body[at] ?? 0;
    if (byte === 0 && at > 0) return id;
    if (byte < 48 || byte > 57) return -1;
    id = id * 10 + (byte - 48);
  }
  return -1;
}
