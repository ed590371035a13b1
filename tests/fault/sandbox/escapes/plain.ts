/** What a user would run next, by language. */
export const plainPrograms = {
  ts: '../programs/ts/plain.ts',
  python: '../programs/python/plain.py',
} as const;
