import type { DayLimits } from '../../harness/guard/record/line.js';
import { count, money } from '../../harness/guard/rules/figures.js';
import type { Today } from '../../harness/guard/status/status.js';
import type { LastRefused } from '../../harness/guard/status/tally.js';
import type { GuardReport } from './status.js';

/** A report for a person: what runs, whether it may trade, how much of the day's limits is used. */
export function statusText(report: GuardReport, home: string): string {
  const { guard, record, trouble } = report;
  const known = guard ?? record;
  const rows: (readonly [label: string, text: string])[] = [
    ['guard', guardLine(report, home)],
    ['kill switch', killLine(report)],
    ...(guard?.recordFailure ? [['NO TRADING', guard.recordFailure] as const] : []),
  ];
  if (known !== null) {
    const { upstream, policy, clients, sessions, today, limits, lastRefused } = known;
    const isRunning = report.running !== false;
    rows.push(
      ['upstream', guard ? `${upstream}, ${guard.isUpstreamReached ? 'reached' : 'NOT reached'}` : upstream],
      ['policy', policy],
      ...(isRunning ? [['clients', clientsText(clients, sessions)] as const] : []),
      ['today', `${count(today.allowed)} orders allowed, ${count(today.refused)} refused (New York's day)`],
      ...usedRows(today, limits),
      ...lastRefused.map((each, at) => [at === 0 ? 'refused last' : '', refusedText(each)] as const),
      ['record', known.record],
    );
  }
  if (record !== null && record.unreadable > 0) {
    rows.push([
      '',
      `${count(record.unreadable)} of its lines make no sense: \`ibs guard audit verify\` says which`,
    ]);
  }
  rows.push(...trouble.map((text) => ['not known', text] as const));
  return rows.map(([label, text]) => `${label.padEnd(WIDTH)}${text}\n`).join('');
}

const WIDTH = 14;

/** How much of the limits each account has used, a row each. */
export function usedRows(
  { accounts }: Pick<Today, 'accounts'>,
  limits: DayLimits | null,
): readonly (readonly [label: string, text: string])[] {
  return accounts.map(({ account, openOrders, notional, lost }) => [
    account,
    [
      `${count(openOrders)}${ofMost(limits?.openOrders, count)} orders open`,
      `${money(notional)}${ofMost(limits?.notionalPerDay, money)} moved`,
      ...(lost === null ? [] : [`${money(Math.max(0, lost))}${ofMost(limits?.lossPerDay, money)} lost`]),
    ].join(', '),
  ]);
}

function ofMost(limit: number | null | undefined, text: (figure: number) => string): string {
  return limit === null || limit === undefined ? '' : ` of ${text(limit)}`;
}

function guardLine({ running, guard, record }: GuardReport, home: string): string {
  if (guard) return `running since ${guard.since}${guard.listen === undefined ? '' : `, at ${guard.listen}`}`;
  const how =
    'from its record; one with a --control-port also says its losses and whether its upstream is reached';
  if (running) return `running since ${record?.since ?? 'a moment ago'} (${how})`;
  const last = record === null ? 'none ever has' : `the last one wrote its record until ${record.last}`;
  return running === null
    ? `whether one is running for ${home} cannot be told; ${last}`
    : `NONE IS RUNNING for ${home}, unless with another --audit, so that nothing is guarded; ${last}`;
}

function killLine({ killed, since, released }: GuardReport): string {
  if (killed !== null) return `ON since ${since}: ${killed}; nothing trades until \`ibs guard release\``;
  return released === null ? 'off' : `off; released last by ${released.by} at ${released.at}`;
}

function clientsText(clients: readonly number[], sessions: number): string {
  if (sessions === 0) return 'none is connected';
  const ids = clients.length === 0 ? '' : `, by the ids ${clients.join(', ')}`;
  return `${count(sessions)} connected${ids}`;
}

function refusedText({ at, clientId, orderId, what, rule, reason }: LastRefused): string {
  const order = orderId === null ? '' : `order ${orderId}, `;
  return `${at} client ${clientId}: ${order}${what}: ${rule}: ${reason}`;
}
