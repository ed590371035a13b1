import type { Feature } from '../asked/features.js';

/** What a policy's figures are measured against. Undefined is "no limit". */
export interface Limits {
  /** Shares or contracts in one order, fractions counted; not for forex and crypto, which go by notional. */
  readonly quantityPerOrder: number | undefined;
  /** What one order may move, in the account's currency. */
  readonly notionalPerOrder: number | undefined;
  /** What all orders of a day may have moved or may still move, in the account's currency. */
  readonly notionalPerDay: number | undefined;
  readonly openOrders: number | undefined;
  /** What the account may lose in a day before only orders that reduce a position go through. */
  readonly lossPerDay: number | undefined;
}

export type Hours =
  /** Always. */
  | 'any'
  /** While the instrument trades at all, by its own calendar. */
  | 'trading'
  /** In the instrument's regular hours. */
  | 'regular'
  /** A window of the day, such as 09:35 to 15:55 in America/New_York, Monday to Friday unless told otherwise. */
  | { readonly from: string; readonly to: string; readonly zone: string; readonly days: readonly number[] };

/** What a client may do under a policy. A file starts from a profile and changes it. */
export interface Policy {
  /** How messages call it: the profile's name, or the file's. */
  readonly name: string;
  readonly profile: ProfileName;
  /** Whether orders may be placed at all. */
  readonly orders: boolean;
  /** Narrows which paper accounts may be traded; none named: every paper account. */
  readonly accounts: readonly string[];
  readonly limits: Limits;
  /** Allowed ones; undefined is any. In capitals, as TWS spells them. */
  readonly symbols: readonly string[] | undefined;
  readonly secTypes: readonly string[] | undefined;
  readonly orderTypes: readonly string[] | undefined;
  readonly exchanges: readonly string[] | undefined;
  readonly shortSelling: boolean;
  readonly hours: Hours;
  /** What orders may do besides. */
  readonly features: readonly Feature[];
  /** Requests beyond orders that move money or settings, by name, such as `exerciseOptions`. */
  readonly requests: readonly string[];
  /** All clients of the guard together; undefined lets everything through at once. */
  readonly messages: { readonly perSecond: number; readonly waiting: number } | undefined;
  /** What the kill switch cancels: all of the login's orders, those that went through this guard, none. */
  readonly killCancels: 'all' | 'own' | 'none';
}

/** The policies that can be had by name. */
export const profileNames = ['read-only', 'examples', 'trading'] as const;
export type ProfileName = (typeof profileNames)[number];
