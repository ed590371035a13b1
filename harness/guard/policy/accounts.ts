import { isPaperAccount } from '../paper.js';

/** Ids of paper accounts, or the beginning of some with a star: `DU12*`. Live accounts fit none of them. */
const PATTERN = /^D[A-Z]*(?:[0-9]+|[0-9]*\*)$/;

export function isAccountPattern(text: string): boolean {
  return PATTERN.test(text);
}

/** Whether a policy lets an account be traded: it must be a paper account whatever the policy says. */
export function isAllowedAccount(patterns: readonly string[], account: string): boolean {
  if (!isPaperAccount(account)) return false;
  if (patterns.length === 0) return true;
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? account.startsWith(pattern.slice(0, -1)) : account === pattern,
  );
}
