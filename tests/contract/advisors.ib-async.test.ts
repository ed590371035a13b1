import { afterAll, beforeAll, expect, test } from 'vitest';
import { needs } from '../run/needs.js';
import { startGateway, type TestGateway } from './gateway.js';
import { runIbAsync } from './python.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    accounts: ['DF1000001', 'DU1000002', 'DU1000003'],
    settings: { groups: { Growth: ['DU1000002', 'DU1000003'] } },
  });
});

afterAll(() => gateway.close());

test("an advisor's groups and aliases are read with Python's own parser, and replaced", async () => {
  const script = `
import xml.etree.ElementTree as ET
def groups():
    tree = ET.fromstring(ib.requestFA(1))
    return [[g.findtext('name'), g.findtext('defaultMethod'), [a.findtext('acct') for a in g.iter('Account')]] for g in tree]
show(groups())
ib.replaceFA(1, '''<ListOfGroups><Group><name>Kids &amp; Co</name><ListOfAccts varName="list"><String>DU1000002</String>
</ListOfAccts><defaultMethod>Equal</defaultMethod></Group></ListOfGroups>''')
show(groups())
ib.replaceFA(1, '<ListOfGroups><Group/></ListOfGroups>')
show(groups())
ib.replaceFA(3, '<ListOfAccountAliases><AccountAlias><account>DU1000003</account><alias>Zoë</alias></AccountAlias></ListOfAccountAliases>')
show([[a.findtext('account'), a.findtext('alias')] for a in ET.fromstring(ib.requestFA(3))])
show([code for _, code, _ in errors if code < 2000])
`;
  expect(await runIbAsync(needs('python'), gateway.port, script)).toEqual([
    [['Growth', 'NetLiq', ['DU1000002', 'DU1000003']]],
    [['Kids & Co', 'Equal', ['DU1000002']]],
    [['Kids & Co', 'Equal', ['DU1000002']]],
    [
      ['DF1000001', 'DF1000001'],
      ['DU1000002', 'DU1000002'],
      ['DU1000003', 'Zoë'],
    ],
    [321],
  ]);
});

test('a login with one account is refused under no id, which the library takes for a warning', async () => {
  const plain = await startGateway();
  try {
    const script = `
ib.client.requestFA(1)
ib.reqCurrentTime()
show([[reqId, code, text.split('cause - ')[1]] for reqId, code, text in errors if code < 2000])
`;
    expect(await runIbAsync(needs('python'), plain.port, script)).toEqual([
      [[-1, 321, 'FA data operations ignored for non FA customers.']],
    ]);
  } finally {
    await plain.close();
  }
});
