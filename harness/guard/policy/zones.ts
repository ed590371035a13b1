import { zoneOffset } from '../../../trading/instruments/calendar/zone.js';

/** Whether there is a time zone of that name. */
export function hasZone(name: string): boolean {
  try {
    zoneOffset(name, 0);
    return true;
  } catch {
    return false;
  }
}
