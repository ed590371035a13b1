import type { Decisions, Refused } from '../../harness/runner/decisions.js';
import type { Limits } from '../../harness/sandbox/limits.js';
import { counted, durationText } from '../../platform/text/figures.js';
import { hintsFor } from './hints.js';
import { isolationText } from './isolation-text.js';
import type { ProgramRun } from './runner.js';
import { verdictText } from './verdict-text.js';
import { wireText } from './wire-text.js';

interface Shown {
  readonly limits: Partial<Limits>;
  /** Why isolation is not full. */
  readonly missing: string | undefined;
  readonly showsWire: boolean;
}

/** What a person is told once the program has ended: a thing a line. */
export function reportText(run: ProgramRun, { limits, missing, showsWire }: Shown): string {
  const { result, policy, market, decisions, wire, killed, record } = run;
  const lines = [
    `ibs: ${verdictText(result, limits)}${startText(result)}`,
    ...isolationText(result.isolation, missing),
    `guard: policy ${policy} before ${market}: ${decisionsText(decisions)}`,
    ...decisions.refused.slice(0, SHOWN).map((one) => `  ${refusedText(one)}`),
    ...(decisions.refused.length > SHOWN ? [`  … ${more(decisions)} more: they are on record`] : []),
    ...hintsFor(run).map((hint) => `hint: ${hint}`),
    ...(killed === undefined ? [] : [`KILLED: ${killed}; nothing trades until \`ibs guard release\``]),
    `record: ${record}`,
    ...(showsWire ? wireText(wire) : []),
  ];
  return `${lines.join('\n')}\n`;
}

const SHOWN = 20;

function more({ refused, more: unlisted }: Decisions): number {
  return refused.length - SHOWN + unlisted;
}

function startText({ ending, startMs }: ProgramRun['result']): string {
  return ending === 'not-started' ? '' : ` (${durationText(startMs)} to start)`;
}

function decisionsText({ refused, more: unlisted, ordersAllowed }: Decisions): string {
  const through = `${counted(ordersAllowed, 'order')} let through`;
  const count = refused.length + unlisted;
  return `${through}, ${count === 0 ? 'nothing' : count} refused`;
}

function refusedText({ request, orderId, what, rule, reason }: Refused): string {
  const asked = orderId === undefined ? request : `order ${orderId}`;
  return `refused ${[asked, what].filter((text) => text !== '').join(', ')}: ${rule}: ${reason}`;
}
