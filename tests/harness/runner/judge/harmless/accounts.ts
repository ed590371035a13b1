import { fieldIn, type Harmless, named } from './class.js';

const isRow = named('updateAccountValue accountUpdateMulti updateAccountTime updatePortfolio');
const isFeed = named('pnl pnlSingle position positionMulti');

export const accounts: readonly Harmless[] = [
  {
    name: 'one figure of an account more or less',
    because: 'which keys an account has, and how often they are told anew, differs between logins',
    holds: ({ message, change, next }) =>
      isRow(message) && change !== 'altered' && (change !== 'swapped with the next' || isRow(next)),
  },
  {
    name: 'a figure of an account',
    because: 'what an account is worth, has earned or may spend is its own business',
    holds: fieldIn(`
      updateAccountValue.value updateAccountValue.key updateAccountValue.currency
      accountUpdateMulti.value accountUpdateMulti.key accountUpdateMulti.currency
      accountSummary.value accountSummary.currency
      pnl.dailyPnL pnl.unrealizedPnL pnl.realizedPnL
      pnlSingle.dailyPnL pnlSingle.unrealizedPnL pnlSingle.realizedPnL pnlSingle.value
      updatePortfolio.marketPrice updatePortfolio.marketValue updatePortfolio.averageCost
      updatePortfolio.unrealizedPNL updatePortfolio.realizedPNL position.avgCost positionMulti.avgCost`),
  },
  {
    name: 'a feed that tells something again, or not yet',
    because: 'positions and profits are told whenever TWS reckons them anew',
    holds: ({ message, change, session, index }) =>
      isFeed(message) &&
      (change === 'doubled' || change === 'dropped') &&
      session.slice(0, index).some(({ name }) => name === `${message.name}End` || name === message.name),
  },
];
