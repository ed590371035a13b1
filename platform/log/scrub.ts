/** An IB account id: `U1234567`, paper `DU1234567`, `DUQ…`, advisors `F…`/`DF…`, institutions `I…`. */
const ACCOUNT = /\b(D[A-Z]{1,3}|[UFI])\d+(\d{3})\b/g;

/** Makes a function that takes account ids (all but their last three digits) and secrets out of a text. */
export function makeScrubber(secrets: readonly string[]): (text: string) => string {
  // In a JSON line a secret stands as JSON writes it.
  const spellings = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const hidden = [...new Set(spellings)].filter((text) => text.length > 0);
  // A longer secret may contain a shorter one.
  hidden.sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const secret of hidden) clean = clean.replaceAll(secret, '[secret]');
    return clean.replace(ACCOUNT, '$1…$2');
  };
}
