import { calendars } from '../calendar/calendars.js';
import { madeUpConId } from '../con-id.js';
import type { Stock } from '../instrument.js';
import { industryOf, type Trade } from './industries.js';

/** symbol, conId (0: not known, made up), primary exchange, name, trade, price, volatility, beta, volume in millions, first day */
type Row = readonly [string, number, string, string, Trade, number, number, number, number, string];

const COMMON: readonly Row[] = [
  ['AAPL', 265598, 'NASDAQ', 'APPLE INC', 'computers', 230, 0.27, 1.2, 55, '19801212'],
  ['MSFT', 272093, 'NASDAQ', 'MICROSOFT CORP', 'software', 430, 0.24, 1.1, 22, '19860313'],
  ['NVDA', 4815747, 'NASDAQ', 'NVIDIA CORP', 'chips', 140, 0.48, 1.8, 240, '19990122'],
  ['AMZN', 3691937, 'NASDAQ', 'AMAZON.COM INC', 'webshop', 200, 0.32, 1.3, 42, '19970515'],
  ['GOOGL', 208813719, 'NASDAQ', 'ALPHABET INC-CL A', 'portal', 175, 0.29, 1.1, 28, '20040819'],
  ['GOOG', 208813720, 'NASDAQ', 'ALPHABET INC-CL C', 'portal', 177, 0.29, 1.1, 20, '20140327'],
  ['META', 107113386, 'NASDAQ', 'META PLATFORMS INC-CLASS A', 'content', 560, 0.36, 1.3, 13, '20120518'],
  ['TSLA', 76792991, 'NASDAQ', 'TESLA INC', 'cars', 320, 0.58, 1.9, 95, '20100629'],
  ['AVGO', 313130367, 'NASDAQ', 'BROADCOM INC', 'chips', 170, 0.4, 1.4, 25, '20090806'],
  ['AMD', 4391, 'NASDAQ', 'ADVANCED MICRO DEVICES', 'chips', 140, 0.46, 1.7, 45, '19800317'],
  ['INTC', 270639, 'NASDAQ', 'INTEL CORP', 'chips', 24, 0.42, 1.2, 70, '19800317'],
  ['CSCO', 268084, 'NASDAQ', 'CISCO SYSTEMS INC', 'networks', 58, 0.21, 0.9, 18, '19900216'],
  ['NFLX', 15124833, 'NASDAQ', 'NETFLIX INC', 'content', 850, 0.36, 1.2, 4, '20020523'],
  ['ADBE', 265768, 'NASDAQ', 'ADOBE INC', 'software', 500, 0.33, 1.1, 3, '19860820'],
  ['COST', 272997, 'NASDAQ', 'COSTCO WHOLESALE CORP', 'discount', 930, 0.2, 0.8, 2, '19851205'],
  ['QCOM', 273544, 'NASDAQ', 'QUALCOMM INC', 'circuits', 160, 0.36, 1.3, 9, '19911213'],
  ['TXN', 13096, 'NASDAQ', 'TEXAS INSTRUMENTS INC', 'chips', 200, 0.29, 1.1, 5, '19800317'],
  ['MU', 9939, 'NASDAQ', 'MICRON TECHNOLOGY INC', 'chips', 100, 0.5, 1.5, 20, '19840601'],
  ['AMAT', 266145, 'NASDAQ', 'APPLIED MATERIALS INC', 'chipmaking', 180, 0.4, 1.5, 7, '19800317'],
  ['SBUX', 274105, 'NASDAQ', 'STARBUCKS CORP', 'restaurants', 98, 0.28, 0.9, 8, '19920626'],
  ['PEP', 11017, 'NASDAQ', 'PEPSICO INC', 'drinks', 160, 0.17, 0.5, 6, '19800317'],
  ['PYPL', 199169591, 'NASDAQ', 'PAYPAL HOLDINGS INC', 'payments', 80, 0.38, 1.4, 11, '20150706'],
  ['PLTR', 444857009, 'NASDAQ', 'PALANTIR TECHNOLOGIES INC-A', 'enterprise', 60, 0.62, 1.8, 70, '20200930'],
  ['COIN', 481691285, 'NASDAQ', 'COINBASE GLOBAL INC -CLASS A', 'finance', 280, 0.75, 2.2, 11, '20210414'],
  ['TMUS', 0, 'NASDAQ', 'T-MOBILE US INC', 'mobile', 235, 0.2, 0.6, 4, '20130501'],
  ['AMGN', 266183, 'NASDAQ', 'AMGEN INC', 'biotech', 300, 0.24, 0.6, 3, '19830617'],
  ['GILD', 0, 'NASDAQ', 'GILEAD SCIENCES INC', 'biotech', 90, 0.24, 0.5, 6, '19920122'],
  ['HOOD', 0, 'NASDAQ', 'ROBINHOOD MARKETS INC - A', 'broker', 35, 0.65, 1.9, 25, '20210729'],
  ['MSTR', 0, 'NASDAQ', 'MICROSTRATEGY INC-CL A', 'enterprise', 350, 0.9, 2.4, 15, '19980611'],
  ['IBM', 8314, 'NYSE', 'INTL BUSINESS MACHINES CORP', 'services', 220, 0.22, 0.8, 4, '19800317'],
  ['GE', 498843743, 'NYSE', 'GENERAL ELECTRIC', 'aerospace', 180, 0.28, 1.1, 5, '19800317'],
  ['F', 9599491, 'NYSE', 'FORD MOTOR CO', 'cars', 11, 0.34, 1.2, 50, '19800317'],
  ['GM', 80986742, 'NYSE', 'GENERAL MOTORS CO', 'cars', 55, 0.34, 1.3, 12, '20101118'],
  ['BA', 4762, 'NYSE', 'BOEING CO/THE', 'aerospace', 150, 0.36, 1.2, 9, '19800317'],
  ['CAT', 5437, 'NYSE', 'CATERPILLAR INC', 'machinery', 380, 0.27, 1.1, 3, '19800317'],
  ['DIS', 6459, 'NYSE', 'WALT DISNEY CO/THE', 'media', 110, 0.27, 1.1, 10, '19800317'],
  ['JPM', 1520593, 'NYSE', 'JPMORGAN CHASE & CO', 'bank', 240, 0.23, 1.1, 9, '19800317'],
  ['BAC', 10098, 'NYSE', 'BANK OF AMERICA CORP', 'bank', 45, 0.25, 1.2, 35, '19800317'],
  ['C', 87335484, 'NYSE', 'CITIGROUP INC', 'bank', 69, 0.28, 1.3, 14, '19800317'],
  ['WFC', 10375, 'NYSE', 'WELLS FARGO & CO', 'regionalBank', 74, 0.27, 1.2, 16, '19800317'],
  ['GS', 4627828, 'NYSE', 'GOLDMAN SACHS GROUP INC', 'bank', 580, 0.26, 1.2, 2, '19990504'],
  ['MS', 2841574, 'NYSE', 'MORGAN STANLEY', 'bank', 130, 0.27, 1.2, 6, '19930223'],
  ['V', 49462172, 'NYSE', 'VISA INC-CLASS A SHARES', 'cards', 310, 0.19, 0.9, 6, '20080319'],
  ['MA', 38685693, 'NYSE', 'MASTERCARD INC - A', 'cards', 520, 0.2, 1, 3, '20060525'],
  ['KO', 8894, 'NYSE', 'COCA-COLA CO/THE', 'drinks', 63, 0.15, 0.5, 14, '19800317'],
  ['MCD', 9408, 'NYSE', "MCDONALD'S CORP", 'restaurants', 295, 0.18, 0.6, 4, '19800317'],
  ['WMT', 13824, 'NYSE', 'WALMART INC', 'discount', 88, 0.19, 0.6, 16, '19800317'],
  ['HD', 7930, 'NYSE', 'HOME DEPOT INC', 'building', 400, 0.22, 1, 4, '19810922'],
  ['PG', 10865, 'NYSE', 'PROCTER & GAMBLE CO/THE', 'household', 172, 0.16, 0.5, 7, '19800317'],
  ['JNJ', 8719, 'NYSE', 'JOHNSON & JOHNSON', 'drugs', 155, 0.16, 0.5, 7, '19800317'],
  ['PFE', 11031, 'NYSE', 'PFIZER INC', 'drugs', 26, 0.24, 0.6, 40, '19800317'],
  ['MRK', 70101545, 'NYSE', 'MERCK & CO. INC.', 'drugs', 100, 0.2, 0.5, 10, '19800317'],
  ['LLY', 9160, 'NYSE', 'ELI LILLY & CO', 'drugs', 790, 0.32, 0.7, 3, '19800317'],
  ['UNH', 13272, 'NYSE', 'UNITEDHEALTH GROUP INC', 'healthcare', 590, 0.25, 0.6, 4, '19841017'],
  ['ABBV', 118089500, 'NYSE', 'ABBVIE INC', 'drugs', 180, 0.22, 0.6, 6, '20130102'],
  ['XOM', 13977, 'NYSE', 'EXXON MOBIL CORP', 'oil', 118, 0.23, 0.8, 15, '19800317'],
  ['CVX', 5684, 'NYSE', 'CHEVRON CORP', 'oil', 158, 0.22, 0.9, 8, '19800317'],
  ['T', 37018770, 'NYSE', 'AT&T INC', 'telephone', 23, 0.2, 0.6, 33, '19840216'],
  ['VZ', 4901, 'NYSE', 'VERIZON COMMUNICATIONS INC', 'telephone', 42, 0.2, 0.5, 18, '19840216'],
  ['NKE', 10291, 'NYSE', 'NIKE INC -CL B', 'shoes', 77, 0.3, 1, 11, '19801202'],
  ['ORCL', 272800, 'NYSE', 'ORACLE CORP', 'enterprise', 185, 0.32, 1.1, 8, '19860312'],
  ['CRM', 0, 'NYSE', 'SALESFORCE INC', 'enterprise', 330, 0.32, 1.2, 6, '20040623'],
  ['UBER', 365207014, 'NYSE', 'UBER TECHNOLOGIES INC', 'webservice', 70, 0.4, 1.4, 20, '20190510'],
  ['SNAP', 268060148, 'NYSE', 'SNAP INC - A', 'content', 11, 0.6, 1.5, 28, '20170302'],
  ['GME', 36285627, 'NYSE', 'GAMESTOP CORP-CLASS A', 'games', 27, 0.85, 1, 10, '20020213'],
  ['AMC', 0, 'NYSE', 'AMC ENTERTAINMENT HLDS-CL A', 'cinemas', 4.5, 0.8, 1.6, 12, '20131218'],
  ['BRK B', 72063691, 'NYSE', 'BERKSHIRE HATHAWAY INC-CL B', 'reinsurance', 470, 0.17, 0.7, 4, '19960509'],
  ['IBKR', 43645865, 'NASDAQ', 'INTERACTIVE BROKERS GRO-CL A', 'broker', 64, 0.36, 1.3, 5, '20070504'],
];

const ADR: readonly Row[] = [
  ['BABA', 166090175, 'NYSE', 'ALIBABA GROUP HOLDING-SP ADR', 'webshop', 90, 0.4, 0.7, 16, '20140919'],
  ['TSM', 0, 'NYSE', 'TAIWAN SEMICONDUCTOR-SP ADR', 'circuits', 190, 0.36, 1.3, 14, '19971008'],
  ['VOD', 0, 'NASDAQ', 'VODAFONE GROUP PLC-SP ADR', 'mobile', 9, 0.24, 0.6, 7, '19881026'],
  ['SAP', 0, 'NYSE', 'SAP SE-SPONSORED ADR', 'enterprise', 235, 0.26, 1, 1, '19980803'],
];

/** One that follows an index has a row in `harness/world/model/kinship.ts`, one that does so twice over in `margin-rates.ts` too. */
const ETF: readonly Row[] = [
  ['SPY', 756733, 'ARCA', 'SPDR S&P 500 ETF TRUST', 'largeFund', 600, 0.16, 1, 55, '19930129'],
  ['QQQ', 320227571, 'NASDAQ', 'INVESCO QQQ TRUST SERIES 1', 'largeFund', 505, 0.21, 1.2, 38, '19990310'],
  ['IWM', 9579970, 'ARCA', 'ISHARES RUSSELL 2000 ETF', 'smallFund', 235, 0.22, 1.1, 30, '20000526'],
  ['DIA', 73128548, 'ARCA', 'SPDR DJIA TRUST', 'largeFund', 440, 0.15, 0.9, 4, '19980120'],
  ['VOO', 136155102, 'ARCA', 'VANGUARD S&P 500 ETF', 'largeFund', 550, 0.16, 1, 6, '20100909'],
  ['VTI', 0, 'ARCA', 'VANGUARD TOTAL STOCK MKT ETF', 'broadFund', 295, 0.16, 1, 4, '20010531'],
  ['GLD', 51529211, 'ARCA', 'SPDR GOLD SHARES', 'metalFund', 245, 0.15, 0.05, 8, '20041118'],
  ['SLV', 39039301, 'ARCA', 'ISHARES SILVER TRUST', 'metalFund', 28, 0.28, 0.2, 18, '20060428'],
  ['TLT', 15547841, 'NASDAQ', 'ISHARES 20+ YEAR TREASURY BD', 'bondFund', 91, 0.15, -0.1, 35, '20020730'],
  ['HYG', 0, 'ARCA', 'ISHARES IBOXX HIGH YLD CORP', 'junkFund', 79, 0.07, 0.35, 35, '20070411'],
  ['XLF', 4215220, 'ARCA', 'FINANCIAL SELECT SECTOR SPDR', 'bankFund', 50, 0.19, 1, 38, '19981222'],
  ['XLE', 4215217, 'ARCA', 'ENERGY SELECT SECTOR SPDR', 'energyFund', 94, 0.24, 0.9, 14, '19981222'],
  ['XLK', 4215230, 'ARCA', 'TECHNOLOGY SELECT SECT SPDR', 'techFund', 235, 0.23, 1.2, 5, '19981222'],
  ['EEM', 0, 'ARCA', 'ISHARES MSCI EMERGING MARKET', 'emergingFund', 43, 0.18, 0.8, 25, '20030411'],
  ['EFA', 0, 'ARCA', 'ISHARES MSCI EAFE ETF', 'worldFund', 77, 0.15, 0.85, 14, '20010817'],
  ['USO', 0, 'ARCA', 'UNITED STATES OIL FUND LP', 'oilFund', 73, 0.34, 0.3, 4, '20060410'],
  ['ARKK', 0, 'BATS', 'ARK INNOVATION ETF', 'midFund', 57, 0.42, 1.8, 8, '20141031'],
  ['TQQQ', 72539702, 'NASDAQ', 'PROSHARES ULTRAPRO QQQ', 'leveragedFund', 78, 0.63, 3.5, 50, '20100211'],
  ['SPXL', 0, 'ARCA', 'DIREXION DAILY S&P 500 BULL 3X', 'leveragedFund', 175, 0.48, 3, 4, '20081105'],
  ['VXX', 0, 'BATS', 'IPATH SERIES B S&P 500 VIX', 'fearFund', 44, 0.65, -3, 8, '20180118'],
];

/** As IB tells them of a stock or fund in New York. */
export const US_EXCHANGES = [
  ...['SMART', 'AMEX', 'NYSE', 'CBOE', 'PHLX', 'ISE', 'CHX', 'ARCA', 'NASDAQ', 'DRCTEDGE', 'BEX', 'BATS'],
  ...['EDGEA', 'BYX', 'IEX', 'EDGX', 'FOXRIVER', 'PEARL', 'NYSENAT', 'LTSE', 'MEMX', 'IBEOS', 'OVERNIGHT'],
  ...['TPLUS0', 'PSX', 'T24X'],
];

/** As IB gives them, so that examples which look a company up by its ISIN find it. */
const ISIN: Readonly<Record<string, string>> = {
  AAPL: 'US0378331005',
  MSFT: 'US5949181045',
  IBM: 'US4592001014',
  TSLA: 'US88160R1014',
  SPY: 'US78462F1030',
};

export function usStocks(): Stock[] {
  return [
    ...COMMON.map((row) => usStock(row, 'COMMON')),
    ...ADR.map((row) => usStock(row, 'ADR')),
    ...ETF.map((row) => usStock(row, 'ETF')),
  ];
}

function usStock(row: Row, stockType: Stock['stockType']): Stock {
  const [symbol, conId, primaryExch, longName, trade, price, volatility, beta, volume, firstTraded] = row;
  const isin = ISIN[symbol];
  return {
    ...industryOf(trade),
    secType: 'STK',
    stockType,
    conId: conId === 0 ? madeUpConId(`STK/${symbol}/USD`) : conId,
    symbol,
    localSymbol: symbol,
    tradingClass: primaryExch === 'NASDAQ' ? 'NMS' : symbol,
    currency: 'USD',
    exchange: 'SMART',
    primaryExch,
    validExchanges: US_EXCHANGES,
    marketRuleIds: US_EXCHANGES.map(() => 26),
    minTick: 0.01,
    priceMagnifier: 1,
    multiplier: 1,
    longName,
    marketName: primaryExch === 'NASDAQ' ? 'NMS' : symbol,
    calendar: 'NYSE',
    timeZoneId: calendars.NYSE.timeZone,
    minSize: 0.0001,
    sizeIncrement: 0.0001,
    suggestedSizeIncrement: 100,
    aggGroup: 1,
    secIds: isin === undefined ? {} : { ISIN: isin },
    market: {
      referencePrice: price,
      volatility,
      beta,
      betaTo: 'SPX',
      dailyVolume: volume * 1e6,
      firstTraded,
    },
  };
}
