/** More than this of what somebody else wrote helps nobody to understand what is wrong with it. */
const MOST = 200;

/** A text that may be as long as a message, for a reason that is sent, logged and put on record. */
export function shortened(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST)}… (${text.length} characters)`;
}
