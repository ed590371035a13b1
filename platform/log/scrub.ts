/** An IB account id: `U1234567`, paper `DU1234567`, `DUQ…`, advisors `F…`/`DF…`, institutions `I…`. */
const ACCOUNT = /(?<![A-Za-z0-9])(D[A-Z]{1,3}|[UFI])\d+(\d{3})(?![A-Za-z0-9])/g;

/** Makes a function that takes account ids (all but their last three digits) and secrets out of a text. */
export function makeScrubber(secrets: readonly string[]): (text: string) => string {
  // A longer secret may contain a shorter one.
  const hidden = [...new Set(secrets)].filter((text) => text.length > 0).sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const secret of hidden) clean = clean.replaceAll(secret, '[secret]');
    return clean.replace(ACCOUNT, '$1…$2');
  };
}

/** Does the same to every text within plain data. Names of fields and numbers stay: they are ours. */
export function scrubValues(value: unknown, scrub: (text: string) => string): unknown {
  if (typeof value === 'string') return scrub(value);
  if (Array.isArray(value)) return value.map((item) => scrubValues(item, scrub));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, scrubValues(item, scrub)]));
}
