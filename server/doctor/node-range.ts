type Version = readonly [major: number, minor: number, patch: number];

/**
 * Whether a Node version lies in a range as package.json's `engines` writes it: `^a.b.c` and `>=a.b.c`,
 * joined by `||`. Anything else is refused, so that nobody believes an answer that was guessed.
 */
export function inNodeRange(version: string, range: string): boolean {
  const found = parse(version);
  return range.split('||').some((part) => {
    const match = /^(\^|>=)(.+)$/.exec(part.trim());
    if (match === null) throw new RangeError(`expected ^a.b.c or >=a.b.c in engines.node, found "${part}"`);
    const least = parse(match[2] ?? '');
    return reaches(found, least) && (match[1] === '>=' || found[0] === least[0]);
  });
}

function parse(text: string): Version {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim());
  if (match === null) throw new RangeError(`expected a version such as 20.19.0, found "${text}"`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

function reaches(found: Version, least: Version): boolean {
  if (found[0] !== least[0]) return found[0] > least[0];
  if (found[1] !== least[1]) return found[1] > least[1];
  return found[2] >= least[2];
}
