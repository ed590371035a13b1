import { expect } from 'vitest';
import { catalog } from '../../../../harness/wire/catalog.js';
import type { Random } from '../../../../platform/random/random.js';
import { type Leaf, leavesOf, missing } from './leaves.js';
import type { Row, Rows } from './rows.js';
import { createSampler, type Sample } from './samples.js';

export interface Told {
  readonly event: string;
  readonly args: readonly unknown[];
}

export interface Case {
  readonly id: number;
  readonly version: number;
  readonly sample: Sample;
  readonly body: string;
}

/** Several samples of every reply that a client knows at a version. */
export function casesAt(version: number, rows: Rows, random: Random): readonly Case[] {
  const sampleOf = createSampler(random);
  return Object.entries(rows).flatMap(([id, row]) => {
    const layout = catalog.reply.get(Number(id));
    if (!layout || version < Math.max(layout.since, row.from ?? 0)) return [];
    return Array.from({ length: 3 }, () => ({ id: Number(id), version, ...sampleOf(layout, version) }));
  });
}

/** That a client told of a reply, of nothing else, and with every value under the name that it was sent by. */
export function expectMeaning({ version, sample }: Case, told: readonly Told[], row: Row): void {
  const lost = new Set(['version', ...(row.lost ?? '').split(' ')]);
  const received = told.flatMap((one) => heard(row, one));
  expect({
    version,
    told: told.length > 0,
    unexpected: told.filter(({ event }) => row.events[event] === undefined),
    missing: missing(meant(sample, row.bits ?? {}), received, row.renamed ?? {}, lost),
  }).toEqual({ version, told: true, unexpected: [], missing: [] });
}

/** That every reply has a row or a reason. */
export function expectAllReplies(rows: Rows, unknown: ReadonlyMap<number, string>): void {
  const inOrder = (ids: Iterable<number>) => [...ids].sort((one, other) => one - other);
  const known = Object.keys(rows).map(Number);
  expect(inOrder([...known, ...unknown.keys()])).toEqual(inOrder(catalog.reply.keys()));
}

function heard({ events }: Row, { event, args }: Told): readonly Leaf[] {
  const names = events[event]?.split(' ');
  return names ? args.flatMap((value, at) => leavesOf(names[at] ?? '', value)) : [];
}

/** A field of flags counts as its bits. */
function meant(sample: Sample, bits: Readonly<Record<string, string>>): readonly Leaf[] {
  return leavesOf('', sample).flatMap((leaf) => {
    const names = bits[leaf.name]?.split(' ');
    return names?.map((name, bit) => ({ name, value: (Number(leaf.value) >> bit) & 1 })) ?? [leaf];
  });
}
