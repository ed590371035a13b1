import type { Contract } from '@stoqey/ib';
import { describe, expect, test } from 'vitest';
import { AAPL, conIdOf, DEEP_CALL, ES, EURUSD, MSFT, SPY } from './contracts.js';
import type { Driver, TradingClient } from './driver.js';
import { type Feeds, readFeeds, sum } from './feeds.js';
import { onStage } from './stage.js';
import type { ToldName } from './told.js';

const ACCOUNT = 'DU1234567';
const START = 1_000_000;

/** What is bought and sold: shares long and short, a future, options, a currency; some shares are sold again. */
const TRADES: readonly (readonly [contract: Contract, action: 'BUY' | 'SELL', quantity: number])[] = [
  [AAPL, 'BUY', 100],
  [MSFT, 'SELL', 50],
  [ES, 'BUY', 1],
  [DEEP_CALL, 'BUY', 2],
  [EURUSD, 'BUY', 25_000],
  [AAPL, 'SELL', 40],
];
const HELD: readonly (readonly [contract: Contract, quantity: number])[] = [
  [AAPL, 60],
  [MSFT, -50],
  [EURUSD, 25_000],
  [ES, 1],
  [DEEP_CALL, 2],
];
const CON_IDS = HELD.map(([contract]) => conIdOf(contract));

/** Money is told in cents here and in more digits there: less than a cent apart is the same. */
const toTheCent = (amount: number) => expect.closeTo(amount, -Math.log10(0.02));

async function trade(client: TradingClient): Promise<void> {
  for (const [index, [contract, action, totalQuantity]] of TRADES.entries()) {
    client.place(index + 1, contract, { action, orderType: 'MKT', totalQuantity, account: ACCOUNT });
  }
  await client.settle();
}

/** The feeds of an account, from one kind of client. */
export function contractOfAccounts(driver: () => Driver): void {
  describe('after trades', () => {
    test('positions, the portfolio and positions by account hold the same at the same cost', () =>
      onStage(driver(), async (client) => {
        await trade(client);
        const feeds = await readFeeds(client, ACCOUNT, CON_IDS);
        const rows = (name: 'position' | 'positionMulti') =>
          feeds.of(name).map(({ contract, position, avgCost }) => [contract.conId, position, avgCost]);
        const portfolio = feeds
          .of('updatePortfolio')
          .map(({ contract, position, averageCost }) => [contract.conId, position, toTheCent(averageCost)]);
        expect(rows('position').map(([conId, position]) => [conId, position])).toEqual(
          HELD.map(([contract, quantity]) => [conIdOf(contract), quantity]),
        );
        expect(rows('positionMulti')).toEqual(rows('position'));
        expect(rows('position')).toEqual(portfolio);
        expect(feeds.of('positionEnd')).toHaveLength(1);
      }));

    test('cash and what is held add up to what the account is worth, in every feed', () =>
      onStage(driver(), async (client) => {
        await trade(client);
        const feeds = await readFeeds(client, ACCOUNT, CON_IDS);
        const worth = feeds.summary('NetLiquidation');
        expect(worth).toEqual(toTheCent(partsOf(feeds)));
        expect(feeds.update('NetLiquidation')).toBe(worth);
        expect(feeds.multi('NetLiquidation')).toBe(worth);
        expect(feeds.summary('NetLiquidationByCurrency', 'BASE')).toEqual(toTheCent(worth));
        expect(feeds.update('TotalCashBalance', 'BASE')).toEqual(toTheCent(feeds.summary('TotalCashValue')));
        expect(feeds.summary('CashBalance', 'EUR')).toBe(25_000);
        expect(feeds.summary('MaintMarginReq')).toBeGreaterThan(0);
        expect(feeds.update('InitMarginReq')).toBe(feeds.summary('InitMarginReq'));
      }));

    test('profit and loss is one sum, told by position, by account and by currency', () =>
      onStage(driver(), async (client) => {
        await trade(client);
        const earned = sum(client.take().map((told) => told.report?.realizedPNL));
        const feeds = await readFeeds(client, ACCOUNT, CON_IDS);
        const [all] = feeds.of('pnl');
        const single = feeds.of('pnlSingle');
        const portfolio = feeds.of('updatePortfolio');
        expect(single).toHaveLength(HELD.length);
        expect(all?.dailyPnL).toEqual(toTheCent(sum(single.map(({ dailyPnL }) => dailyPnL))));
        // On its first day an account has earned all that it has gained.
        expect(all?.dailyPnL).toEqual(toTheCent(feeds.summary('NetLiquidation') - START));
        expect(all?.unrealizedPnL).toEqual(toTheCent(sum(single.map(({ unrealizedPnL }) => unrealizedPnL))));
        expect(all?.unrealizedPnL).toEqual(
          toTheCent(sum(portfolio.map(({ unrealizedPNL }) => unrealizedPNL))),
        );
        expect(all?.unrealizedPnL).toEqual(toTheCent(feeds.summary('UnrealizedPnL', 'BASE')));
        expect(all?.realizedPnL).toEqual(toTheCent(earned));
        expect(all?.realizedPnL).toEqual(toTheCent(sum(portfolio.map(({ realizedPNL }) => realizedPNL))));
        expect(all?.realizedPnL).toEqual(toTheCent(feeds.update('RealizedPnL', 'BASE')));
        expect(single.map(({ value }) => Number(value))).toEqual(
          portfolio.map(({ marketValue }) => toTheCent(marketValue)),
        );
      }));
  });

  test('a fill is told by every feed at once: the position is gone, its profit is made', () =>
    onStage(driver(), async (client) => {
      await trade(client);
      client.requests.reqAccountUpdates(true, ACCOUNT);
      client.requests.reqPositions();
      client.requests.reqPositionsMulti(1, ACCOUNT);
      client.requests.reqPnL(2, ACCOUNT);
      client.requests.reqPnLSingle(3, ACCOUNT, conIdOf(AAPL));
      await client.settle();
      client.take();
      client.place(10, AAPL, { action: 'SELL', orderType: 'MKT', totalQuantity: 60 });
      await client.settle();
      const feeds: readonly ToldName[] = ['updatePortfolio', 'position', 'positionMulti', 'pnl', 'pnlSingle'];
      const after = client.take().filter(({ name }) => feeds.includes(name));
      expect(after.map(({ name, position }) => [name, position])).toEqual([
        ['updatePortfolio', 0],
        ['position', 0],
        ['positionMulti', 0],
        ['pnl', undefined],
        ['pnlSingle', 0],
      ]);
      const made = after.find(({ name }) => name === 'pnlSingle');
      expect(made?.realizedPnL).toEqual(toTheCent(made?.dailyPnL ?? 0));
    }));

  test('profit and loss goes on with the market, and a summary is brought up to date every three minutes', () =>
    onStage(driver(), async (client, { clock }) => {
      await trade(client);
      client.requests.reqPnL(2, ACCOUNT);
      client.requests.reqAccountSummary(3, 'All', 'NetLiquidation,AccountType');
      await client.settle();
      client.take();
      await clock.advance(3 * 60_000);
      await client.settle();
      const told = client.take();
      const [all] = told.filter(({ name }) => name === 'pnl').slice(-1);
      const summary = told.filter(({ name }) => name === 'accountSummary');
      expect(told.filter(({ name }) => name === 'pnl').length).toBeGreaterThan(100);
      expect(summary.map(({ tag }) => tag)).toEqual(['NetLiquidation']);
      expect(Number(summary[0]?.value) - START).toEqual(toTheCent(all?.dailyPnL ?? 0));
    }));

  test('an option is exercised: shares at the strike in its place, and its cost in theirs', () =>
    onStage(driver(), async (client, { market }) => {
      await trade(client);
      client.take();
      client.requests.exerciseOptions(50, DEEP_CALL, 1, 1, ACCOUNT);
      client.requests.reqPositions();
      await client.settle();
      const held = new Map(
        client
          .take()
          .filter(({ name }) => name === 'position')
          .map(({ contract, position, avgCost }) => [contract.conId, [position, avgCost]]),
      );
      const paid = market.quote(DEEP_CALL).ask;
      expect(held.get(conIdOf(DEEP_CALL))?.[0]).toBe(1);
      expect(held.get(conIdOf(SPY))).toEqual([100, expect.closeTo(600 + paid, 1)]);
    }));

  test('several accounts: each has its own, and the summary tells of each', () =>
    onStage(
      driver(),
      async (client) => {
        client.place(1, AAPL, { action: 'BUY', orderType: 'MKT', totalQuantity: 100, account: 'DU1234567' });
        client.place(2, MSFT, { action: 'BUY', orderType: 'MKT', totalQuantity: 10, account: 'DU7654321' });
        await client.settle();
        client.take();
        client.requests.reqPositions();
        client.requests.reqPositionsMulti(1, 'DU7654321');
        client.requests.reqAccountSummary(2, 'All', 'GrossPositionValue');
        client.requests.reqPnL(3, 'DU1234567');
        client.requests.reqPnL(4, 'DU7654321');
        await client.settle();
        const told = client.take();
        const rows = (name: string) =>
          told
            .filter((each) => each.name === name)
            .map(({ account, contract, position }) => [account, contract?.symbol, position]);
        expect(rows('position')).toEqual([
          ['DU1234567', 'AAPL', 100],
          ['DU7654321', 'MSFT', 10],
        ]);
        expect(rows('positionMulti')).toEqual([['DU7654321', 'MSFT', 10]]);
        const gross = told.filter(({ name }) => name === 'accountSummary');
        expect(gross.map(({ account }) => account)).toEqual(['DF1234567', 'DU1234567', 'DU7654321']);
        expect(gross.map(({ value }) => Number(value) > 0)).toEqual([false, true, true]);
        expect(told.filter(({ name }) => name === 'pnl').map(({ reqId }) => reqId)).toEqual([3, 4]);
      },
      { accounts: ['DF1234567', 'DU1234567', 'DU7654321'] },
    ));
}

/** Cash, and whatever else there is a row for. */
function partsOf(feeds: Feeds): number {
  const parts = ['TotalCashBalance', 'StockMarketValue', 'OptionMarketValue', 'FuturesPNL'];
  return sum(parts.map((part) => feeds.summary(part, 'BASE')));
}
