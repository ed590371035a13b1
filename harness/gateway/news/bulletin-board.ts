import type { Bulletin } from './bulletin.js';

/** Bulletins that nobody could foresee: kept for those who ask for the day's, told to those who listen. */
export interface BulletinBoard {
  post(bulletin: Omit<Bulletin, 'msgId'>): void;
  /** What was posted after a moment, oldest first. */
  after(moment: number): readonly Bulletin[];
  /** @returns ends listening */
  listen(told: (bulletin: Bulletin) => void): () => void;
}

const MAX_KEPT = 500;
/** Ids of what calendars tell are below this for some centuries. */
const FIRST_ID = 1_000_000_000;

export function createBulletinBoard(): BulletinBoard {
  const kept: Bulletin[] = [];
  const listeners = new Set<(bulletin: Bulletin) => void>();
  let lastId = FIRST_ID;
  return {
    post(bulletin) {
      lastId += 1;
      const posted = { ...bulletin, msgId: lastId };
      kept.push(posted);
      if (kept.length > MAX_KEPT) kept.shift();
      for (const told of [...listeners]) told(posted);
    },
    after: (moment) => kept.filter(({ time }) => time > moment),
    listen(told) {
      listeners.add(told);
      return () => void listeners.delete(told);
    },
  };
}
