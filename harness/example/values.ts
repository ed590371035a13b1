import type { Parameter } from './example.js';

/** What can be said of a value before there is one. */
export type Kind = Pick<Parameter, 'type' | 'of' | 'least' | 'most'>;

const SYMBOL = /^[A-Z0-9](?:[A-Z0-9. ]{0,10}[A-Z0-9])?$/;
const LONGEST_TEXT = 200;
const HIGHEST_CLIENT_ID = 2 ** 31 - 1;

/** What is wrong with a value for a parameter, as what was expected; undefined where it fits. */
export function valueFlaw(kind: Kind, value: string | number): string | undefined {
  switch (kind.type) {
    case 'symbol':
      return isText(value) && SYMBOL.test(value) ? undefined : 'expected a symbol such as AAPL';
    case 'text':
      return isText(value) && value.length <= LONGEST_TEXT && !/\p{Cs}/u.test(value)
        ? undefined
        : `expected text of at most ${LONGEST_TEXT} characters`;
    case 'choice':
      return isText(value) && kind.of?.includes(value)
        ? undefined
        : `expected one of ${(kind.of ?? []).join(', ')}`;
    case 'client-id':
      return isWithin({ least: 0, most: HIGHEST_CLIENT_ID }, value) && Number.isInteger(value)
        ? undefined
        : 'expected a client id: a whole number from 0 up';
    case 'integer':
      return isWithin(kind, value) && Number.isSafeInteger(value)
        ? undefined
        : `expected a whole number${rangeText(kind)}`;
    case 'number':
      return isWithin(kind, value) ? undefined : `expected a number${rangeText(kind)}`;
  }
}

function isText(value: string | number): value is string {
  return typeof value === 'string';
}

function isWithin({ least, most }: Pick<Kind, 'least' | 'most'>, value: string | number): boolean {
  if (typeof value === 'string' || !Number.isFinite(value)) return false;
  return value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY);
}

function rangeText({ least, most }: Pick<Kind, 'least' | 'most'>): string {
  return `${least === undefined ? '' : ` from ${least}`}${most === undefined ? '' : ` up to ${most}`}`;
}
