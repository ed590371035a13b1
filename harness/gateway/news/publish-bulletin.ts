import type { Backend } from '../session.js';
import type { BulletinType } from './bulletin.js';

/**
 * Tells every client that has asked for bulletins.
 *
 * @example
 * publishBulletin(backend, { type: 2, text: 'NYSE is not available', exchange: 'NYSE' });
 */
export function publishBulletin(
  { bulletins, clock }: Pick<Backend, 'bulletins' | 'clock'>,
  notice: { readonly type: BulletinType; readonly text: string; readonly exchange: string },
): void {
  bulletins.post({ ...notice, time: clock.now() });
}
