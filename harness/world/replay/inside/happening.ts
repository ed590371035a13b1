import { isOpen } from '../../../../trading/instruments/calendar/sessions.js';
import { hashOf } from '../../chance/hash.js';
import type { MarketEvent, Quote, Trade } from '../../market.js';
import type { Track } from '../track/track.js';
import type { Leaf } from './inside.js';
import { sidesOf } from './sides.js';

/** What happens at one place of a tape, as the market tells it. */
export function happeningAt(track: Track, leaf: Leaf, at: number): MarketEvent {
  const time = leaf.tape().time[at] ?? 0;
  return { time, quote: quoteAt(track, leaf, at), trade: tradeAt(track, leaf, at, time) };
}

/** What a quote is good for is mostly a few lots, now and then many. */
function quoteAt({ kind, lot }: Track, { part, whole, tape }: Leaf, at: number): Quote | undefined {
  if (kind === 'valued') return undefined;
  const { price, chance } = tape();
  const found = chance[at] ?? 0;
  const { bid, ask } = sidesOf(kind, part, whole.tick, price[at] ?? part.open, found);
  const hash = hashOf(part.key ^ 0x51ed270b, found);
  return { bid, ask, bidSize: sizeOf(lot, hash), askSize: sizeOf(lot, hash >>> 16) };
}

function sizeOf({ quoted, scale }: Track['lot'], bits: number): number {
  return (quoted * (1 + (bits & 7) + ((bits & 0xf8) === 0 ? 25 : 0))) / scale;
}

function tradeAt(track: Track, { part, tape }: Leaf, at: number, time: number): Trade | undefined {
  const { price, size, chance } = tape();
  const traded = size[at] ?? -1;
  if (traded < 0) return undefined;
  const { instrument, places } = track;
  const hash = hashOf(part.key ^ 0x2f0b4a27, (chance[at] ?? 0) + at);
  const isStock = instrument.secType === 'STK';
  const outside = isStock && !track.regularOnly && !isOpen(track.calendar, time, true) ? 'T' : '';
  const odd = isStock && traded < 100 ? 'I' : '';
  return {
    price: price[at] ?? part.open,
    size: traded,
    exchange: places[hash % places.length] ?? '',
    conditions: outside !== '' && odd !== '' ? 'T I' : outside + odd,
    unreported: false,
  };
}
