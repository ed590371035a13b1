import { WEEKDAYS } from '../../../trading/instruments/calendar/date.js';
import { type Hours, type Limits, type Policy, profileNames } from './policy.js';
import { profiles } from './profiles.js';

/** All profiles side by side, as text for a terminal. */
export function profilesTable(): string {
  return policiesTable(profileNames.map((name) => profiles[name]));
}

/** Policies side by side, a column each. */
export function policiesTable(policies: readonly Policy[]): string {
  const rows = [
    [[''], ...policies.map(({ name }) => [name])],
    ...Object.values(KEYS)
      .flat()
      .map(([label, show]) => [[label], ...policies.map((policy) => wrapped(show(policy)))]),
  ];
  const columns =
    rows[0]?.map((_, at) => Math.max(...rows.flatMap((row) => row[at]?.map(lengthOf) ?? []))) ?? [];
  return rows.flatMap((row) => linesOf(row, columns)).join('\n');
}

/** A cell of many words goes on below. */
const WIDEST = 28;

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDEST)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function lengthOf(text: string): number {
  return text.length;
}

function linesOf(row: readonly (readonly string[])[], widths: readonly number[]): readonly string[] {
  const height = Math.max(...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    row
      .map((cell, at) => (cell[line] ?? '').padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** A policy as JSON; what has no limit is null, accounts as well: none named is every paper account. */
export function policyShape(policy: Policy): Readonly<Record<string, unknown>> {
  const accounts = policy.accounts.length === 0 ? undefined : policy.accounts;
  const shape = { ...policy, accounts };
  return JSON.parse(JSON.stringify(shape, (_, value: unknown) => (value === undefined ? null : value)));
}

type Row = readonly [label: string, show: (policy: Policy) => string];

const LIMITS: Readonly<Record<keyof Limits, Row>> = {
  quantityPerOrder: ['shares or contracts per order', ({ limits }) => figure(limits.quantityPerOrder)],
  notionalPerOrder: ['notional per order', ({ limits }) => figure(limits.notionalPerOrder)],
  notionalPerDay: ['notional per day', ({ limits }) => figure(limits.notionalPerDay)],
  openOrders: ['open orders', ({ limits }) => figure(limits.openOrders)],
  lossPerDay: ['loss per day', ({ limits }) => figure(limits.lossPerDay)],
};

/** What is shown of each key. */
const KEYS: Readonly<Record<Exclude<keyof Policy, 'name' | 'profile'>, readonly Row[]>> = {
  orders: [['orders', ({ orders }) => (orders ? 'yes' : 'no')]],
  accounts: [['accounts', ({ accounts }) => list(accounts, 'every paper account')]],
  limits: Object.values(LIMITS),
  symbols: [['symbols', ({ symbols }) => list(symbols, 'any')]],
  secTypes: [['security types', ({ secTypes }) => list(secTypes, 'any')]],
  orderTypes: [['order types', ({ orderTypes }) => list(orderTypes, 'any')]],
  exchanges: [['exchanges', ({ exchanges }) => list(exchanges, 'any')]],
  shortSelling: [['short selling', ({ shortSelling }) => (shortSelling ? 'yes' : 'no')]],
  hours: [['hours', ({ hours }) => hoursText(hours)]],
  features: [['orders may also', ({ features }) => list(features, 'nothing')]],
  requests: [['other requests', ({ requests }) => list(requests, 'none')]],
  messages: [
    ['messages a second', ({ messages }) => figure(messages?.perSecond)],
    ['messages waiting', ({ messages }) => (messages ? figure(messages.waiting) : '-')],
  ],
  killCancels: [['kill switch cancels', ({ killCancels }) => killCancels]],
};

function figure(value: number | undefined): string {
  return value === undefined ? 'no limit' : value.toLocaleString('en-US');
}

function list(names: readonly string[] | undefined, nothing: string): string {
  return names === undefined || names.length === 0 ? nothing : names.join(', ');
}

/** In words: `09:35 to 15:55 America/New_York, Mon Tue Wed Thu Fri`. */
export function hoursText(hours: Hours): string {
  if (typeof hours === 'string') return hours;
  const { from, to, zone, days } = hours;
  return `${from} to ${to} ${zone}, ${days.map((day) => WEEKDAYS[day]?.slice(0, 3)).join(' ')}`;
}
