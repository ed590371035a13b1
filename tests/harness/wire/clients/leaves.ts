/** One value under the last name on the way to it. */
export interface Leaf {
  readonly name: string;
  readonly value: string | number;
}

/** Every value of an object, however deep; what a client reads as another type is the same value still. */
export function leavesOf(name: string, value: unknown): readonly Leaf[] {
  if (value === undefined || value === null || value === '') return [];
  if (value instanceof Error) return leavesOf(name, value.message);
  if (value instanceof Map) return leavesOf(name, [...value]);
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(name, item));
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, item]) => leavesOf(key, item));
  const plain = typeof value === 'boolean' ? Number(value) : value;
  const number = Number(plain);
  return [{ name, value: Number.isFinite(number) ? number : String(plain) }];
}

/** Where a client puts fields that have other names there, separated by spaces where it depends. */
export type Renamed = Readonly<Record<string, string>>;

/** What was sent and does not arrive; fields that are `lost` on purpose are passed over. */
export function missing(
  sent: readonly Leaf[],
  received: readonly Leaf[],
  renamed: Renamed,
  lost: ReadonlySet<string>,
): readonly string[] {
  const left = [...received];
  return sent.flatMap(({ name, value }) => {
    if (lost.has(name)) return [];
    const wanted = (renamed[name] ?? name).split(' ');
    const at = left.findIndex((leaf) => wanted.includes(leaf.name) && leaf.value === value);
    if (at >= 0) left.splice(at, 1);
    const near = left.filter((leaf) => wanted.includes(leaf.name)).map((leaf) => leaf.value);
    return at >= 0 ? [] : [`${name}=${value} is not among ${wanted.join('/')}=[${near.join(', ')}]`];
  });
}
