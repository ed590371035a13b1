import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPaperAccount } from '../../../../harness/guard/paper.js';
import { isAllowedAccount } from '../../../../harness/guard/policy/accounts.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { readPolicy } from '../../../../harness/guard/policy/read-policy.js';
import { policiesTable, policyShape, profilesTable } from '../../../../harness/guard/policy/table.js';
import { Fault } from '../../../../platform/errors/fault.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function policyOf(text: string, name = 'mine.yaml') {
  writeFileSync(join(folder, name), text);
  return readPolicy(name, folder);
}

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Fault)) throw new Error(`expected a fault, found ${String(thrown)}`);
  return thrown;
}

/** What is wrong with a file, line by line. */
async function complaints(text: string): Promise<unknown> {
  const fault = await faultOf(policyOf(text));
  expect([fault.code, fault.exitCode]).toEqual(['policy.invalid', 2]);
  return fault.details['complaints'];
}

describe('a policy by name', () => {
  test.each(['read-only', 'examples', 'trading'] as const)('%s is a profile', async (name) => {
    expect(await readPolicy(name, folder)).toBe(profiles[name]);
  });

  test('the profile wins over a file of that name, unless the file is named by its path', async () => {
    writeFileSync(join(folder, 'trading'), 'from: read-only\n');
    expect(await readPolicy('trading', folder)).toBe(profiles.trading);
    expect(await readPolicy('./trading', folder)).toMatchObject({ name: 'trading', profile: 'read-only' });
    rmSync(join(folder, 'trading'));
  });

  test('a name that is neither is refused, with the profile that may have been meant', async () => {
    const fault = await faultOf(readPolicy('example', folder));
    expect(fault.code).toBe('policy.unknown');
    expect(fault.message).toContain('did you mean "examples"?');
  });

  test.each(['./none', 'none.yaml', '.'])('%s cannot be read', async (name) => {
    const fault = await faultOf(readPolicy(name, folder));
    expect([fault.code, fault.exitCode]).toEqual([name === '.' ? 'policy.unknown' : 'policy.unreadable', 2]);
  });
});

describe('a policy file', () => {
  test('changes what it names and keeps the rest of its profile', async () => {
    const policy = await policyOf(
      [
        ...['from: trading', 'accounts: [DU1234567, DF12*]', 'limits:', '  quantityPerOrder: 5'],
        ...['  openOrders: none', 'symbols: [aapl, "TRUE"]', 'secTypes: any', 'orderTypes: [stplmt, LIMIT]'],
        ...['shortSelling: true', 'hours: { from: 22:00, to: 02:00, zone: Europe/Berlin, days: [sun, fri] }'],
        ...['features: [hedge]', 'requests: []', 'messages: none', 'killCancels: own'],
      ].join('\n'),
    );
    const { limits } = profiles.trading;
    expect(policy).toEqual({
      ...profiles.trading,
      ...{ name: 'mine.yaml', accounts: ['DU1234567', 'DF12*'] },
      limits: { ...limits, quantityPerOrder: 5, openOrders: undefined },
      ...{ symbols: ['AAPL', 'TRUE'], secTypes: undefined, orderTypes: ['STP LMT', 'LMT'] },
      ...{ shortSelling: true, features: ['hedge'], requests: [], messages: undefined, killCancels: 'own' },
      hours: { from: '22:00', to: '02:00', zone: 'Europe/Berlin', days: [0, 5] },
    });
  });

  test('a window counts on weekdays where it names no days', async () => {
    const policy = await policyOf(
      'from: examples\nhours: { from: 09:35, to: 15:55, zone: America/New_York }',
    );
    expect(policy.hours).toMatchObject({ days: [1, 2, 3, 4, 5] });
  });

  test('says all that is wrong with it at once, each with its place', async () => {
    const found = await complaints(
      [
        ...['from: exampels', 'limit: 3', 'limits:', '  openOrder: 3', '  notionalPerDay: -4'],
        ...['  lossPerDay: .inf', 'accounts: [DU1, U1234567]', 'symbols: [TRUE]', 'orderTypes: [FOO]'],
        ...['exchanges: []', 'hours: { from: 9:35, to: "16:00", zone: Nowhere/Else, days: [mo] }'],
        ...['features: [hedg]', 'requests: [exercise]', 'messages: { perSecond: 0, waiting: 0.5 }'],
      ].join('\n'),
    );
    expect(found).toEqual([
      expect.stringMatching(/^mine.yaml:1:1: from: .*did you mean "examples"\?$/),
      'mine.yaml:2:1: unknown key "limit"; did you mean "limits"?',
      'mine.yaml:4:3: unknown key "limits.openOrder"; did you mean "openOrders"?',
      'mine.yaml:5:3: limits.notionalPerDay: expected a number from 0 up, or none, found -4',
      'mine.yaml:6:3: limits.lossPerDay: expected a number from 0 up, or none, found Infinity',
      expect.stringMatching(/^mine.yaml:7:17: accounts.1: "U1234567" is no paper account/),
      expect.stringMatching(/^mine.yaml:8:11: symbols.0: expected a symbol, in quotes/),
      expect.stringMatching(
        /^mine.yaml:9:14: orderTypes.0: there is no order type "FOO"; .* TWS has MKT, LMT/,
      ),
      'mine.yaml:10:1: exchanges: expected at least one, or any',
      'mine.yaml:11:10: hours.from: expected a time such as "09:35", found "9:35"',
      'mine.yaml:11:35: hours.zone: expected a time zone such as America/New_York, found "Nowhere/Else"',
      expect.stringMatching(/^mine.yaml:11:62: hours.days.0: expected one of sun/),
      expect.stringMatching(
        /^mine.yaml:12:12: features.0: there is no feature "hedg"; did you mean "hedge"\?/,
      ),
      expect.stringMatching(
        /^mine.yaml:13:12: requests.0: there is no request "exercise"; .*exerciseOptions/,
      ),
      'mine.yaml:14:13: messages.perSecond: expected a number above 0, found 0',
      'mine.yaml:14:27: messages.waiting: expected a whole number from 0 up, found 0.5',
    ]);
  });

  test.each([
    ['STOCK', 'STK'],
    ['options', 'OPT'],
    ['Forex', 'CASH'],
    ['FUTT', 'FUT'],
  ])('knows which type of security is meant by %s', async (written, meant) => {
    expect(await complaints(`from: examples\nsecTypes: [STK, ${written}]\n`)).toEqual([
      expect.stringContaining(
        `2:17: secTypes.1: there is no security type "${written}"; did you mean "${meant}"? TWS has STK, OPT`,
      ),
    ]);
  });

  test('of wrong kinds is told what was expected and what was found, in words of its own', async () => {
    const found = await complaints(
      [
        ...['from: examples', 'orders: "yes"', 'shortSelling: 3', 'killCancels: everything', 'limits: 7'],
        ...['exchanges: SMART', 'hours: { from: 9, to: 99, zone: 5 }', 'messages: { perSecond: many }'],
      ].join('\n'),
    );
    expect(found).toEqual([
      'mine.yaml:2:1: orders: expected true or false, found "yes"',
      'mine.yaml:3:1: shortSelling: expected true or false, found 3',
      'mine.yaml:4:1: killCancels: expected all, own or none, found "everything"',
      'mine.yaml:5:1: limits: expected limits such as { quantityPerOrder: 10 }, found 7',
      'mine.yaml:6:1: exchanges: expected a list such as [SMART], or any, found "SMART"',
      'mine.yaml:7:10: hours.from: expected a time such as "09:35", found 9',
      'mine.yaml:7:19: hours.to: expected a time such as "09:35", found 99',
      'mine.yaml:7:27: hours.zone: expected a time zone such as America/New_York, found 5',
      'mine.yaml:8:1: messages.waiting: expected a whole number from 0 up, and it is missing',
      'mine.yaml:8:13: messages.perSecond: expected a number above 0, found "many"',
    ]);
  });

  test('is named by its whole path where something is wrong with it', async () => {
    const wrong = await faultOf(policyOf('from: examples\norders: 3\n'));
    expect(wrong.message).toContain(`wrong with the policy ${join(folder, 'mine.yaml')}:`);
    const missing = await faultOf(readPolicy('./none.yaml', folder));
    expect(missing.message).toBe(
      `cannot read the policy ${join(folder, 'none.yaml')}: there is no such file`,
    );
  });

  test.each([
    ['nothing', '', /1:1: expected "from: examples"/],
    ['a list', '- from\n', /1:1: expected "from: examples"/],
    ['no profile', 'orders: false\n', /from: expected a profile/],
    ['half a map', 'from: {examples\n', /not YAML/],
    ['a key twice', 'from: examples\nfrom: trading\n', /2:1: not YAML/],
    ['two documents', 'from: examples\n---\nfrom: trading\n', /expected one document/],
    ['a limit left empty', 'from: examples\nlimits:\n  openOrders:\n', /3:3: limits.openOrders: expected/],
    ['limits left empty', 'from: examples\nlimits:\n', /2:1: limits/],
    ['a limit in words', 'from: examples\nlimits: { openOrders: many }\n', /openOrders: expected/],
    ['a limit that is no number', 'from: examples\nlimits: { openOrders: .nan }\n', /openOrders: expected/],
    [
      'an hour that never ends',
      'from: examples\nhours: { from: 01:00, to: 01:00, zone: UTC }\n',
      /the same time/,
    ],
    ['a word for hours', 'from: examples\nhours: always\n', /2:1: hours: expected any, trading/],
    ['no account at all', 'from: examples\naccounts: []\n', /accounts: expected at least one/],
    ['every account', 'from: examples\naccounts: ["*"]\n', /no paper account/],
    ['a bomb', `from: examples\nx0: &x0 [1,1,1,1,1,1,1,1,1]\n${bomb()}`, /./],
  ])('of %s is refused', async (_, text, expected) => {
    expect(String(await complaints(text))).toMatch(expected);
  });

  function bomb(): string {
    const line = (at: number) =>
      `x${at}: &x${at} [${Array(9)
        .fill(`*x${at - 1}`)
        .join(',')}]`;
    return [1, 2, 3, 4, 5, 6].map(line).join('\n');
  }
});

describe('accounts', () => {
  test.each(['DU1234567', 'DF12', 'DUQ1', 'D1'])('%s is a paper account', (id) => {
    expect(isPaperAccount(id)).toBe(true);
  });

  test.each(['U1234567', 'F12', '', 'DU', 'du123', 'DU12 ', 'DU12\n', 'XDU12', 'DU-12', 'All'])(
    '%j is none, and no policy allows it',
    (id) => {
      expect(isPaperAccount(id)).toBe(false);
      expect(isAllowedAccount([], id)).toBe(false);
      expect(isAllowedAccount([id], id)).toBe(false);
    },
  );

  test('a policy chooses among them, by id or by how they begin', () => {
    expect(isAllowedAccount([], 'DU1')).toBe(true);
    expect(isAllowedAccount(['DU1'], 'DU12')).toBe(false);
    expect(isAllowedAccount(['DU1*'], 'DU12')).toBe(true);
    expect(isAllowedAccount(['DF*'], 'DU12')).toBe(false);
  });
});

describe('policies as text', () => {
  test('all profiles stand side by side, on lines that fit', () => {
    const table = profilesTable();
    const [head, ...rows] = table.split('\n');
    expect(head?.trim().split(/ +/)).toEqual(['read-only', 'examples', 'trading']);
    expect(rows).toContainEqual(expect.stringMatching(/^shares or contracts per order +0 +10 +1,000$/));
    expect(Math.max(...table.split('\n').map(({ length }) => length))).toBeLessThan(130);
  });

  test('one policy is shown whole, and as JSON with null for what has no limit', async () => {
    const policy = await policyOf(
      'from: examples\nlimits: { openOrders: none }\nhours: { from: 09:00, to: 10:00, zone: UTC }\n',
    );
    expect(policiesTable([policy])).toMatch(/open orders +no limit\n/);
    expect(policiesTable([policy])).toMatch(/hours +09:00 to 10:00 UTC/);
    expect(policyShape(policy)).toMatchObject({
      ...{ name: 'mine.yaml', symbols: null, accounts: null },
      limits: { openOrders: null, quantityPerOrder: 10 },
    });
  });
});
