import { EventName, IBApi } from '@stoqey/ib';
import { beforeAll, describe, expect, test } from 'vitest';
import { encode } from '../../../../harness/wire/encode.js';
import { escapeText } from '../../../../harness/wire/field-types.js';
import { accountDownloadEnd } from '../../../../harness/wire/replies/account.js';
import { errMsg } from '../../../../harness/wire/replies/session.js';
import { seededRandom } from '../../../../platform/random/seeded.js';
import { type Case, casesAt, expectAllReplies, expectMeaning, type Told } from './judge.js';
import { serve } from './served.js';
import { stoqeyRows, unknownToStoqey } from './stoqey-rows.js';

/** From our oldest to its newest; at 158 nobody is met. */
const versions = Array.from({ length: 193 - 157 + 1 }, (_, at) => 157 + at).filter((at) => at !== 158);
/** Follows every body, so that what is told before it belongs to that body. */
const divider = 'next body';

/** What the client tells of each body, sent over a real socket at a version. */
async function play(version: number, bodies: readonly string[]): Promise<readonly (readonly Told[])[]> {
  const server = await serve(version);
  const api = new IBApi({ host: '127.0.0.1', port: server.port, clientId: 0 });
  api.connect();
  await server.next();
  const told: Told[][] = [[]];
  const done = new Promise<void>((resolve) => {
    api.on(EventName.all, (event: string, args: readonly unknown[] = []) => {
      if (event === 'received' || event === 'sent') return;
      if (args[0] !== divider) told.at(-1)?.push({ event, args });
      else if (told.push([]) > bodies.length) resolve();
    });
  });
  const end = encode(accountDownloadEnd, version, { account: divider });
  server.send(...bodies.flatMap((body) => [body, end]));
  await done;
  api.disconnect();
  await server.close();
  return told;
}

describe('@stoqey/ib', () => {
  const played: { readonly sent: Case; readonly told: readonly Told[] }[] = [];
  beforeAll(async () => {
    for (const version of versions) {
      const cases = casesAt(version, stoqeyRows, seededRandom(`stoqey ${version}`));
      const told = await play(
        version,
        cases.map(({ body }) => body),
      );
      played.push(...cases.map((sent, at) => ({ sent, told: told[at] ?? [] })));
    }
  });

  test('has a row for every reply but those that it does not know', () => {
    expectAllReplies(stoqeyRows, unknownToStoqey);
  });

  test.each(Object.entries(stoqeyRows))(
    'understands reply %s at every version as it was meant',
    (id, row) => {
      const own = played.filter(({ sent }) => sent.id === Number(id));
      expect(own.length).toBeGreaterThan(0);
      for (const { sent, told } of own) expectMeaning(sent, told, row);
    },
  );

  test('reads text beyond ASCII', async () => {
    const said = 'Zürich \\ 日本';
    const values = { reqId: 3, errorCode: 200, errorMsg: escapeText(said), advancedOrderRejectJson: '' };
    const [told] = await play(193, [encode(errMsg, 193, values)]);
    expect(told).toEqual([{ event: 'error', args: [new Error(said), 200, 3, undefined] }]);
  });
});
