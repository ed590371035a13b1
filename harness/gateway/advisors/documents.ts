import type { AccountGroup, GroupMember } from './account-group.js';
import { childText, readXml, type XmlElement, xmlText } from './xml.js';

/** An account and the name that its advisor calls it by. */
export interface AccountAlias {
  readonly account: string;
  readonly alias: string;
}

export type DocumentReading<Row> =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly flaw: string };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Each tag in a line of its own: IB's own Java client reads it by lines. */
export function writeGroups(groups: readonly AccountGroup[]): string {
  return documentOf('ListOfGroups', groups.flatMap(groupLines));
}

function groupLines({ name, defaultMethod, members }: AccountGroup): readonly string[] {
  return [
    '\t<Group>',
    `\t\t<name>${xmlText(name)}</name>`,
    `\t\t<defaultMethod>${defaultMethod}</defaultMethod>`,
    '\t\t<ListOfAccts varName="list">',
    ...members.flatMap(({ account, amount }) => [
      '\t\t\t<Account>',
      `\t\t\t\t<acct>${xmlText(account)}</acct>`,
      ...(amount === undefined ? [] : [`\t\t\t\t<amount>${amount}</amount>`]),
      '\t\t\t</Account>',
    ]),
    '\t\t</ListOfAccts>',
    '\t</Group>',
  ];
}

export function writeAliases(aliases: readonly AccountAlias[]): string {
  const lines = aliases.flatMap(({ account, alias }) => [
    '\t<AccountAlias>',
    `\t\t<account>${xmlText(account)}</account>`,
    `\t\t<alias>${xmlText(alias)}</alias>`,
    '\t</AccountAlias>',
  ]);
  return documentOf('ListOfAccountAliases', lines);
}

/** Profiles are gone: what they said is said by groups. */
export function writeNoProfiles(): string {
  return documentOf('ListOfAllocationProfiles', []);
}

function documentOf(root: string, lines: readonly string[]): string {
  return [DECLARATION, `<${root}>`, ...lines, `</${root}>`, ''].join('\n');
}

/** Groups as TWS writes them now, and as it did when their accounts had no amounts. */
export function readGroups(xml: string): DocumentReading<AccountGroup> {
  return readRows(xml, 'ListOfGroups', 'Group', (group) => ({
    name: childText(group, 'name'),
    defaultMethod: childText(group, 'defaultMethod'),
    members: (group.children.find(({ name }) => name === 'ListOfAccts')?.children ?? []).map(memberOf),
  }));
}

function memberOf(element: XmlElement): GroupMember {
  if (element.name === 'String') return { account: element.text };
  const amount = childText(element, 'amount');
  return { account: childText(element, 'acct'), ...(amount === '' ? {} : { amount }) };
}

export function readAliases(xml: string): DocumentReading<AccountAlias> {
  return readRows(xml, 'ListOfAccountAliases', 'AccountAlias', (row) => ({
    account: childText(row, 'account'),
    alias: childText(row, 'alias'),
  }));
}

function readRows<Row>(
  xml: string,
  list: string,
  row: string,
  rowOf: (element: XmlElement) => Row,
): DocumentReading<Row> {
  const reading = readXml(xml);
  if (!reading.ok) return reading;
  const { root } = reading;
  if (root.name !== list) return { ok: false, flaw: `The XML is a ${root.name}, expected a ${list}` };
  const other = root.children.find(({ name }) => name !== row);
  if (other) return { ok: false, flaw: `The XML has a ${other.name} in its ${list}` };
  return { ok: true, rows: root.children.map(rowOf) };
}
