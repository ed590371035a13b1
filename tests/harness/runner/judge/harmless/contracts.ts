import { fieldIn, type Harmless, words } from './class.js';

const KNOWN = words(`
  localSymbol tradingClass marketName minTick multiplier orderTypes validExchanges right priceMagnifier underConId
  longName primaryExchange contractMonth industry category strike subcategory timeZoneId tradingHours liquidHours
  evRule evMultiplier aggGroup underSymbol underSecType marketRuleIds realExpirationDate stockType minSize
  sizeIncrement description suggestedSizeIncrement exchange lastTradeDateOrContractMonth lastTradeDate issuerId
  primaryExch currency symbol conId secType`);
const TELLING = words('contractDetails *.contracts position updatePortfolio openOrder *.derivativeSecTypes');

const isOfContract = fieldIn(`
  ${TELLING.flatMap((name) => KNOWN.map((field) => `${name}.${field}`)).join(' ')}
  securityDefinitionOptionParameter.expirations.expiration securityDefinitionOptionParameter.multiplier
  contractDetails.secIdList.tag contractDetails.secIdList.value
  *.strikes.strike *.exchange *.tradingClass execDetails.localSymbol`);

export const contracts: readonly Harmless[] = [
  {
    name: 'what IB knows of a contract',
    because: 'it is told once, and was not asked for: nothing else in the run says otherwise',
    holds: (mutant) => mutant.message.direction === 'reply' && isOfContract(mutant),
  },
  {
    name: 'one row more or less',
    because: 'how many exchanges list an option, or firms sound alike, nobody has counted',
    holds: ({ message, change, session }) =>
      (change === 'dropped' || change === 'doubled') &&
      message.name === 'securityDefinitionOptionParameter' &&
      session.filter(({ name }) => name === message.name).length > 1,
  },
];
