/** IBKR's two price lists. */
export type FeeSchedule = 'fixed' | 'tiered';
