import { upstreamAt } from '../guard/upstream.js';

/** HOST:PORT of a real gateway; undefined for `embedded`: one that every run has for itself. */
export function gatewayNamed(text: string): string | undefined {
  // What is no address is refused there.
  return text === 'embedded' ? undefined : upstreamAt(text).name;
}
