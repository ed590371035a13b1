import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { EventName, OrderAction, OrderType, SecType } from '@stoqey/ib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeHello } from '../../../harness/wire/handshake.js';
import { connectStoqey } from '../../contract/stoqey.js';
import { emptyFolder, ibs } from './harness.js';
import { withGateway } from './with-gateway.js';

const BARS = `date,open,high,low,close,volume
20260302 09:30:00,100,102,99,101,500
20260302 09:31:00,101,101,100,100,300
`;

const apple = { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
const buy = { action: OrderAction.BUY, totalQuantity: 10, transmit: true };

const portIn = (printed: string) => Number(/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]);

/** What a gateway says to a handshake. */
async function greeting(at: { port: number } | { path: string }): Promise<string> {
  const socket = connect(at);
  socket.write(writeHello({ min: 100, max: 178, options: '' }));
  const [chunk] = await once(socket, 'data');
  socket.destroy();
  return String(chunk);
}

describe('ibs gateway', () => {
  test('says where it listens, and answers there until it is stopped', async () => {
    let port = 0;
    const args = ['--port', '0', '--clock', 'fixed:2026-03-02T15:00:00Z', '--seed', '7'];
    const { exit, out } = await withGateway(args, async (printed) => {
      port = Number(/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]);
      expect(await greeting({ port })).toContain('178\x0020260302 10:00:00 EST');
    });
    expect(exit).toBe(0);
    expect(out).toBe(
      `paper gateway at 127.0.0.1:${port}: DU1234567, seed 7, clock fixed:2026-03-02T15:00:00Z ` +
        '(2026-03-02T15:00:00.000Z); Ctrl-C stops it\n',
    );
    await expect(greeting({ port })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('says the same as JSON, with any accounts, make-believe live ones too', async () => {
    const args = ['--port', '0', '--accounts', 'U1234567,DU7654321', '--clock', 'live', '--json'];
    await withGateway(args, async (printed) => {
      expect(JSON.parse(printed)).toMatchObject({
        host: '127.0.0.1',
        port: expect.any(Number),
        accounts: ['U1234567', 'DU7654321'],
        clock: 'live',
        seed: 1,
      });
    });
  });

  test('listens on a unix socket', async () => {
    const path = join(emptyFolder(), 'gateway.sock');
    await withGateway(['--socket', path], async () => {
      expect(await greeting({ path })).toContain('178\0');
    });
  });

  test('a port in use is named with its holder, and nothing runs', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void holder.close());
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { exit, out, err } = await ibs(['gateway', '--port', port]);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(`port ${port} of 127.0.0.1 is held by`);
    expect(err).toContain('--port');
  });

  test('a path that is taken is named', async () => {
    const path = join(emptyFolder(), 'taken');
    writeFileSync(path, 'something else');
    const { exit, err } = await ibs(['gateway', '--socket', path]);
    expect(exit).toBe(2);
    expect(err).toContain(path);
  });

  test('replays the bars of a folder', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'AAPL.csv'), BARS);
    const args = ['--port', '0', '--replay', folder, '--clock', 'fixed:2026-03-02T15:00:00Z'];
    const { exit } = await withGateway(args, async (printed) => {
      const port = Number(/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]);
      expect(await greeting({ port })).toContain('178\x0020260302');
    });
    expect(exit).toBe(0);
  });

  test('bars that cannot be taken are named by file, line and column, and nothing listens', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'AAPL.csv'), BARS);
    writeFileSync(join(folder, 'MSFT.csv'), BARS.replace('102', '1'));
    const { exit, out, err } = await ibs(['gateway', '--port', '0', '--replay', folder]);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('MSFT.csv:2:23: expected a high of 101 or more, found "1"');
  });

  test('a folder to replay that is missing, or holds no bars, is named', async () => {
    const empty = join(emptyFolder(), 'empty');
    mkdirSync(empty);
    for (const folder of [empty, join(empty, 'none')]) {
      const { exit, out, err } = await ibs(['gateway', '--port', '0', '--replay', folder]);
      expect([exit, out]).toEqual([2, '']);
      expect(err).toContain(folder);
    }
  });

  test('with --state the account is there again, and its orders', async () => {
    const folder = join(emptyFolder(), 'paper');
    const args = ['--port', '0', '--clock', 'fixed:2026-03-03T16:30:00Z', '--state', folder];
    const first = await withGateway(args, async (printed) => {
      expect(printed).toContain(`kept in ${folder}`);
      const client = await connectStoqey(portIn(printed));
      client.api.placeOrder(1, apple, { ...buy, orderType: OrderType.MKT });
      client.api.placeOrder(2, apple, { ...buy, orderType: OrderType.LMT, lmtPrice: 220 });
      await client.event(EventName.commissionReport);
      await client.event(EventName.orderStatus, (id, status) => id === 2 && status === 'Submitted');
      client.close();
    });
    expect(first.exit).toBe(0);
    await withGateway(args, async (printed) => {
      const client = await connectStoqey(portIn(printed));
      expect(await client.event(EventName.nextValidId)).toEqual([3]);
      client.api.reqOpenOrders();
      client.api.reqPositions();
      await client.event(EventName.orderStatus, (id, status) => id === 2 && status === 'Submitted');
      const [, contract, held] = await client.event(EventName.position);
      expect([contract, held]).toMatchObject([{ symbol: 'AAPL' }, 10]);
      client.close();
    });
    const other = await ibs(['gateway', ...args, '--seed', '2']);
    expect(other.exit).not.toBe(0);
    expect(other.err).toContain('seed 1');
  });

  test('with --state time does not go back, and accounts are those of the login', async () => {
    const folder = join(emptyFolder(), 'paper');
    const args = ['--port', '0', '--state', folder];
    const at = (time: string) => ['--clock', `fixed:2026-03-03T${time}:00Z`];
    await withGateway([...args, ...at('16:30'), '--accounts', 'DU1,DU2'], async () => {});
    const earlier = await ibs(['gateway', ...args, ...at('16:00')]);
    expect(earlier.exit).not.toBe(0);
    expect(earlier.err).toContain('2026-03-03T16:30:00.000Z');
    await withGateway([...args, ...at('17:00'), '--json'], async (printed) => {
      expect(JSON.parse(printed)).toMatchObject({ accounts: ['DU1', 'DU2'], state: folder });
    });
    await withGateway([...args, ...at('17:00'), '--json', '--accounts', 'DU3,DU2'], async (printed) => {
      expect(JSON.parse(printed)).toMatchObject({ accounts: ['DU3', 'DU2'] });
    });
    await withGateway([...args, '--clock', 'x60', '--json'], async (printed) => {
      expect(Date.parse(JSON.parse(printed).time)).toBeGreaterThanOrEqual(Date.parse('2026-03-03T17:00:00Z'));
    });
  });

  test('a state that is damaged is refused with a way out, and left as it is', async () => {
    const folder = join(emptyFolder(), 'paper');
    const args = ['--port', '0', '--clock', 'fixed:2026-03-03T16:30:00Z', '--state', folder];
    await withGateway(args, async () => {});
    const snapshot = readdirSync(folder).find((name) => name.startsWith('snapshot')) ?? '';
    const file = join(folder, snapshot);
    const spoilt = readFileSync(file, 'utf8').replace('1000000', '2000000');
    writeFileSync(file, spoilt);
    const { exit, out, err } = await ibs(['gateway', ...args]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(file);
    expect(err).toContain('move the folder away');
    expect(readFileSync(file, 'utf8')).toBe(spoilt);
  });

  test.each([
    [['--fees', 'free'], 'gateway.fees'],
    [['--master-client', 'me'], 'gateway.masterClient'],
    [['--clock', 'yesterday'], 'always-open'],
    [['--clock', 'fixed:2026-03-02T15:00:00'], 'fixed:MOMENT'],
    [['--seed', 'seven'], 'gateway.seed'],
    [['--accounts', 'DU1234567,somebody'], 'DU1234567'],
    [['--accounts', ''], 'gateway.accounts'],
    [['--clients', '0'], 'gateway.maxClients'],
    [['--port', '70000'], 'gateway.port'],
    [['--admin-port', '70000'], 'gateway.adminPort'],
    [['--admin-port', 'any'], 'gateway.adminPort'],
    [['--admin-token', 'short'], 'gateway.adminToken'],
    [['--admin-token', 'two words of it'], 'gateway.adminToken'],
    [['--script', ''], 'gateway.script'],
  ])('%j is refused with what was expected', async (args, said) => {
    const { exit, err } = await ibs(['gateway', ...args]);
    expect(exit).toBe(2);
    expect(err).toContain(said);
  });
});
