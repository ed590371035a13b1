import { momentText } from './moment-text.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The time as a gateway greets with it: `20260302 09:30:00 EST`. */
export function connectionTime(moment: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? addFormat(timeZone);
  const zone = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return `${momentText(moment, timeZone)} ${zone}`;
}

function addFormat(timeZone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' });
  formats.set(timeZone, format);
  return format;
}
