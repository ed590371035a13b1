import { type TwsError, twsErrors } from '../tws-errors.js';

/** Those that a login has without paying for any, as TWS names and orders them. */
export const newsProviders = [
  { code: 'BRFG', name: 'Briefing.com General Market Columns' },
  { code: 'BRFUPDN', name: 'Briefing.com Analyst Actions' },
  { code: 'DJ-N', name: 'Dow Jones Global Equity Trader' },
  { code: 'DJ-RTA', name: 'Dow Jones Top Stories Asia Pacific' },
  { code: 'DJ-RTE', name: 'Dow Jones Top Stories Europe' },
  { code: 'DJ-RTG', name: 'Dow Jones Top Stories Global' },
  { code: 'DJ-RTPRO', name: 'Dow Jones Top Stories Pro' },
  { code: 'DJNL', name: 'Dow Jones Newsletters' },
] as const;

export type ProviderCode = (typeof newsProviders)[number]['code'];

/** To be had through the API by those who pay for them. */
const UNPAID = ['BRF', 'BZ', 'DJTOP', 'FLY', 'MT'];

export type ProviderChoice =
  | { readonly ok: true; readonly codes: readonly ProviderCode[] }
  | { readonly ok: false; readonly refusal: TwsError };

/** The providers of a list such as `BRFG+DJNL`; where none is named, all of the login. */
export function chooseProviders(list: string): ProviderChoice {
  const named = list
    .split('+')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const stranger = named.find((code) => !isProvided(code));
  if (stranger !== undefined) {
    const refusal = UNPAID.includes(stranger) ? twsErrors.newsNotSubscribed() : twsErrors.newsNotAllowed();
    return { ok: false, refusal };
  }
  const codes = newsProviders.map(({ code }) => code);
  return { ok: true, codes: named.length === 0 ? codes : codes.filter((code) => named.includes(code)) };
}

function isProvided(code: string): boolean {
  return newsProviders.some((provider) => provider.code === code);
}
