/** How IB sorts companies and funds: as Bloomberg does, in three steps. */
export interface Industry {
  readonly industry: string;
  readonly category: string;
  readonly subcategory: string;
}

const PLACES = {
  computers: ['Technology', 'Computers', 'Computers'],
  services: ['Technology', 'Computers', 'Computer Services'],
  software: ['Technology', 'Software', 'Applications Software'],
  enterprise: ['Technology', 'Software', 'Enterprise Software/Serv'],
  chips: ['Technology', 'Semiconductors', 'Electronic Compo-Semicon'],
  circuits: ['Technology', 'Semiconductors', 'Semicon Compo-Intg Circu'],
  chipmaking: ['Technology', 'Semiconductors', 'Semiconductor Equipment'],
  webshop: ['Communications', 'Internet', 'E-Commerce/Products'],
  webservice: ['Communications', 'Internet', 'E-Commerce/Services'],
  portal: ['Communications', 'Internet', 'Web Portals/ISP'],
  content: ['Communications', 'Internet', 'Internet Content-Entmnt'],
  networks: ['Communications', 'Telecommunications', 'Networking Products'],
  mobile: ['Communications', 'Telecommunications', 'Cellular Telecom'],
  telephone: ['Communications', 'Telecommunications', 'Telephone-Integrated'],
  media: ['Communications', 'Media', 'Multimedia'],
  cars: ['Consumer, Cyclical', 'Auto Manufacturers', 'Auto-Cars/Light Trucks'],
  discount: ['Consumer, Cyclical', 'Retail', 'Retail-Discount'],
  restaurants: ['Consumer, Cyclical', 'Retail', 'Retail-Restaurants'],
  building: ['Consumer, Cyclical', 'Retail', 'Retail-Building Products'],
  games: ['Consumer, Cyclical', 'Retail', 'Retail-Computer Equip'],
  shoes: ['Consumer, Cyclical', 'Apparel', 'Athletic Footwear'],
  cinemas: ['Consumer, Cyclical', 'Entertainment', 'Theaters'],
  drinks: ['Consumer, Non-cyclical', 'Beverages', 'Beverages-Non-alcoholic'],
  household: ['Consumer, Non-cyclical', 'Cosmetics/Personal Care', 'Cosmetics&Toiletries'],
  payments: ['Consumer, Non-cyclical', 'Commercial Services', 'Commercial Serv-Finance'],
  biotech: ['Consumer, Non-cyclical', 'Biotechnology', 'Medical-Biomedical/Gene'],
  drugs: ['Consumer, Non-cyclical', 'Pharmaceuticals', 'Medical-Drugs'],
  healthcare: ['Consumer, Non-cyclical', 'Healthcare-Services', 'Medical-HMO'],
  bank: ['Financial', 'Banks', 'Diversified Banking Inst'],
  regionalBank: ['Financial', 'Banks', 'Super-Regional Banks-US'],
  commercialBank: ['Financial', 'Banks', 'Commer Banks Non-US'],
  cards: ['Financial', 'Diversified Finan Serv', 'Finance-Credit Card'],
  broker: ['Financial', 'Diversified Finan Serv', 'Finance-Invest Bnkr/Brkr'],
  finance: ['Financial', 'Diversified Finan Serv', 'Finance-Other Services'],
  reinsurance: ['Financial', 'Insurance', 'Reinsurance'],
  insurance: ['Financial', 'Insurance', 'Multi-line Insurance'],
  oil: ['Energy', 'Oil&Gas', 'Oil Comp-Integrated'],
  chemicals: ['Basic Materials', 'Chemicals', 'Chemicals-Diversified'],
  aerospace: ['Industrial', 'Aerospace/Defense', 'Aerospace/Defense'],
  machinery: ['Industrial', 'Machinery-Constr&Mining', 'Machinery-Constr&Mining'],
  conglomerate: ['Industrial', 'Miscellaneous Manufactur', 'Diversified Manufact Op'],
  largeFund: ['Funds', 'Equity Fund', 'Growth-Large Cap'],
  midFund: ['Funds', 'Equity Fund', 'Growth-Mid Cap'],
  smallFund: ['Funds', 'Equity Fund', 'Growth-Small Cap'],
  broadFund: ['Funds', 'Equity Fund', 'Growth-Broad Market'],
  emergingFund: ['Funds', 'Equity Fund', 'Emerging Market-Equity'],
  worldFund: ['Funds', 'Equity Fund', 'International Equity'],
  energyFund: ['Funds', 'Equity Fund', 'Sector Fund-Energy'],
  bankFund: ['Funds', 'Equity Fund', 'Sector Fund-Financial Serv'],
  techFund: ['Funds', 'Equity Fund', 'Sector Fund-Technology'],
  leveragedFund: ['Funds', 'Equity Fund', 'Leveraged Equity'],
  metalFund: ['Funds', 'Commodity Fund', 'Precious Metals'],
  oilFund: ['Funds', 'Commodity Fund', 'Energy Commodity'],
  fearFund: ['Funds', 'Alternative Fund', 'Volatility'],
  bondFund: ['Funds', 'Debt Fund', 'Government/Agency-Long'],
  junkFund: ['Funds', 'Debt Fund', 'Corporate/Preferred-High Yld'],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>;

/** A short name of ours for one of these places. */
export type Trade = keyof typeof PLACES;

export function industryOf(trade: Trade): Industry {
  const [industry, category, subcategory] = PLACES[trade];
  return { industry, category, subcategory };
}
