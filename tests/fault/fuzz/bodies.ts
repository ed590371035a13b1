import { readFileSync } from 'node:fs';
import { catalog } from '../../../harness/wire/catalog.js';
import { encode } from '../../../harness/wire/encode.js';
import type { Layout, Step } from '../../../harness/wire/layout.js';
import { placeOrder } from '../../../harness/wire/requests/place-order.js';
import { stepsAt } from '../../../harness/wire/steps.js';
import { pick, type Random } from '../../../platform/random/random.js';
import { type Plausible, plausibleClient } from './plausible.js';

interface Recording {
  readonly client: string;
  readonly request: string;
  /** The first in which the request looks like this. */
  readonly version: number;
  readonly fields: readonly string[];
}

const [firstLayout, ...otherLayouts] = catalog.request.values();
if (firstLayout === undefined) throw new Error('expected a catalog of requests');
const layouts: readonly [Layout, ...Layout[]] = [firstLayout, ...otherLayouts];

const recordings: readonly Recording[] = ['ib_async-2.0.1', 'ibapi-10.30', 'stoqey-1.6.10'].flatMap(
  (client) => {
    const url = new URL(`../../fixtures/tws-captures/requests-${client}.jsonl`, import.meta.url);
    const lines = readFileSync(url, 'utf8').trimEnd().split('\n');
    return lines.map((line): Recording => {
      const [request, version, fields]: [string, number, string[]] = JSON.parse(line);
      return { client, request, version, fields };
    });
  },
);

/** Orders are the longest requests, and those of which most remains. */
const ORDERS = 0.2;
const RECORDED = 0.08;

/** Writes the requests of one client, each in order in itself: its fields, of which the first is its id. */
export function requestWriter(random: Random, version: number): () => readonly string[] {
  const client = plausibleClient(random);
  return () => {
    if (random.next() < RECORDED) return pick(random, recordedAt(version)).fields;
    const layout = random.next() < ORDERS ? placeOrder : pick(random, layouts);
    return encode(layout, version, plausibleValues(layout, version, client))
      .split('\0')
      .slice(0, -1);
  };
}

const fitting = new Map<number, readonly [Recording, ...Recording[]]>();

/** Each request as each client sends it at a version. */
function recordedAt(version: number): readonly [Recording, ...Recording[]] {
  const known = fitting.get(version);
  if (known) return known;
  const latest = new Map<string, Recording>();
  // They stand in the order of their versions.
  for (const each of recordings) {
    if (each.version <= version) latest.set(`${each.client} ${each.request}`, each);
  }
  const [first, ...others] = latest.values();
  if (first === undefined) throw new Error(`expected recordings of version ${version}`);
  fitting.set(version, [first, ...others]);
  return [first, ...others];
}

type Given = { [name: string]: string | Given[] };

function plausibleValues(layout: Layout, version: number, client: Plausible): Given {
  const textOf = client.fields();
  const fill = (steps: readonly Step[], into: Given): Given => {
    for (const step of steps) {
      if (step.kind === 'fields') {
        for (const [name, type] of step.fields) into[name] = type.standing ?? textOf(name, type);
      } else if (step.kind === 'when') {
        const found = into[step.name];
        if (step.holds(typeof found === 'string' ? found : String(found?.length ?? '')))
          fill(step.steps, into);
      } else if (step.kind === 'rows') {
        const rows = client.rows(step.name, into);
        into[step.name] = Array.from({ length: rows }, () => fill(step.steps, {}));
      }
    }
    return into;
  };
  return fill(stepsAt(layout.steps, version), {});
}
