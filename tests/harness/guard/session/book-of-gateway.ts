import type { Fields } from '../../../../harness/wire/decode.js';
import { reqPositions } from '../../../../harness/wire/requests/account.js';
import { reqAllOpenOrders, reqExecutions } from '../../../../harness/wire/requests/orders.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import type { TestClient } from '../../gateway/client.js';
import { heardBy } from '../guard.js';

/** What the gateway itself says of all that has been traded and may still be, to somebody whom no guard stands before. */
export interface GatewayBook {
  readonly open: readonly Fields[];
  readonly executions: readonly Fields[];
  /** By the contract's number. */
  readonly positions: ReadonlyMap<string, number>;
}

let questions = 0;

export async function bookOf(direct: TestClient): Promise<GatewayBook> {
  const from = direct.messages.length;
  questions += 1;
  direct.send(reqAllOpenOrders, {});
  direct.send(reqPositions, {});
  direct.send(reqExecutions, unsetBut(reqExecutions, { reqId: questions, clientId: 0 }));
  const reqId = String(questions);
  await heardBy(direct, 'execDetailsEnd', (texts) => texts['reqId'] === reqId);
  const said = direct.messages.slice(from);
  const named = (name: string) => said.filter(({ layout }) => layout.name === name).map(({ texts }) => texts);
  return {
    open: named('openOrder'),
    executions: named('execDetails').filter((texts) => texts['reqId'] === reqId),
    positions: new Map(
      named('position').map(({ conId, position }) => [String(conId), Number(position)] as const),
    ),
  };
}
