/** What can be done to an instrument, and what of it is in force at a moment. */
export interface Disturbance {
  readonly kind: 'halt' | 'jump' | 'thin' | 'widen';
  readonly conId: number;
  readonly symbol: string;
  /** The moment from which on it holds. */
  readonly since: number;
  /** Of a jump and of wider quotes how many times, of a thin market the size; of a halt nothing. */
  readonly value: number | undefined;
}
