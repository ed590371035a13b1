/** Ids of accounts that trade with make-believe money. IB gives no other sign of them, and nothing turns this off. */
const PAPER = /^D[A-Z]*[0-9]+$/;

export function isPaperAccount(id: string): boolean {
  return PAPER.test(id);
}
