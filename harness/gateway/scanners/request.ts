/** What reqScannerSubscription says, as `harness/wire` reads it. */
export interface ScanRequest {
  readonly numberOfRows?: number;
  readonly instrument?: string;
  readonly locationCode?: string;
  readonly scanCode?: string;
  readonly abovePrice?: number;
  readonly belowPrice?: number;
  readonly aboveVolume?: number;
  readonly marketCapAbove?: number;
  readonly marketCapBelow?: number;
  readonly moodyRatingAbove?: string;
  readonly moodyRatingBelow?: string;
  readonly spRatingAbove?: string;
  readonly spRatingBelow?: string;
  readonly maturityDateAbove?: string;
  readonly maturityDateBelow?: string;
  readonly couponRateAbove?: number;
  readonly couponRateBelow?: number;
  readonly excludeConvertible?: boolean;
  readonly averageOptionVolumeAbove?: number;
  readonly stockTypeFilter?: string;
  readonly scannerSubscriptionFilterOptions?: string;
}

/** A tag and what it is to be compared with. */
export type TagValue = readonly [tag: string, value: string];

/** The filters of the old way, each a field, as the tags of the new way that mean the same. */
export function filtersOfFields(request: ScanRequest): TagValue[] {
  const numbers: readonly (readonly [string, number | undefined])[] = [
    ['priceAbove', request.abovePrice],
    ['priceBelow', request.belowPrice],
    ['volumeAbove', request.aboveVolume],
    ['marketCapAbove1e6', inMillions(request.marketCapAbove)],
    ['marketCapBelow1e6', inMillions(request.marketCapBelow)],
    ['couponRateAbove', request.couponRateAbove],
    ['couponRateBelow', request.couponRateBelow],
    ['avgOptVolumeAbove', request.averageOptionVolumeAbove],
  ];
  const texts: readonly (readonly [string, string | undefined])[] = [
    // Older clients send 0 or -1 for what they do not ask for.
    ...numbers.map(([tag, value = 0]) => [tag, value > 0 ? String(value) : undefined] as const),
    ['moodyRatingAbove', request.moodyRatingAbove],
    ['moodyRatingBelow', request.moodyRatingBelow],
    ['spRatingAbove', request.spRatingAbove],
    ['spRatingBelow', request.spRatingBelow],
    ['maturityDateAbove', request.maturityDateAbove],
    ['maturityDateBelow', request.maturityDateBelow],
    ['excludeConvertible', request.excludeConvertible === true ? 'true' : undefined],
    ['stkTypes', stockTypesOf(request.stockTypeFilter ?? '')],
  ];
  return texts.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [[tag, value] as const],
  );
}

/** `changePercAbove=5;priceBelow=50;`; a piece without a sign is a tag without a value. */
export function filtersOfOptions(text: string): TagValue[] {
  return text
    .split(';')
    .filter((piece) => piece.trim() !== '')
    .map((piece) => {
      const [tag = '', ...value] = piece.split('=');
      return [tag.trim(), value.join('=').trim()];
    });
}

function inMillions(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 1e6;
}

/** `STOCK` is whatever is no fund; other words are single types. */
function stockTypesOf(filter: string): string {
  if (filter === '' || filter === 'ALL') return '';
  if (filter === 'STOCK') return 'exc:ETF';
  return filter.includes(':') ? filter : `inc:${filter}`;
}
