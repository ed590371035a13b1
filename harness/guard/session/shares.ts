/** One of those who share what may be sent. */
export interface Member {
  /** Turns that it has or has used within the window. */
  used: number;
  isWaiting: boolean;
  /** The most that it had in use, or could have, a while ago. */
  peak: number;
  /** Until when that is remembered. */
  until: number;
}

/**
 * Who may have how much of so many turns. Nobody is kept from an equal share. Beyond that one may have what the others
 * leave, and what they have used of late is kept for them, so that they need not wait behind a flood.
 */
export interface Shares {
  join(): Member;
  leave(member: Member): void;
  /** How many turns must stay free when this one gets another. */
  keptFrom(member: Member, now: number): number;
  /** It has as much as its share already. */
  isOver(member: Member, now: number): boolean;
  /** It has got a turn. */
  had(member: Member, now: number): void;
  /** It had to wait though it had less than its share. */
  wanted(member: Member, now: number): void;
}

/** So long nobody has to wait again for what was used a moment ago. */
const REMEMBERED_MS = 5000;
/** For all together that ask for nothing now, so that the first of them who does need not wait. */
const KEPT_FOR_IDLE = 2;

export function createShares(perSecond: number): Shares {
  const members = new Set<Member>();
  const isActive = ({ used, isWaiting, until }: Member, now: number) => used > 0 || isWaiting || now < until;
  const usual = ({ used, peak, until }: Member, now: number) => (now < until ? Math.max(peak, used) : used);
  const count = (asking: Member, now: number) => {
    let active = 0;
    for (const member of members) if (member === asking || isActive(member, now)) active += 1;
    return active;
  };
  const shareOf = (asking: Member, now: number) => {
    const active = count(asking, now);
    return Math.max(1, Math.floor(perSecond / (active + (active < members.size ? 1 : 0))));
  };
  return {
    join() {
      const member = { used: 0, isWaiting: false, peak: 0, until: Number.NEGATIVE_INFINITY };
      members.add(member);
      return member;
    },
    leave: (member) => void members.delete(member),
    keptFrom(asking, now) {
      const share = shareOf(asking, now);
      if (asking.used < share) return 0;
      let kept = 0;
      let isAnyIdle = false;
      for (const member of members) {
        if (member === asking) continue;
        if (isActive(member, now)) kept += Math.max(0, Math.min(share, usual(member, now) + 1) - member.used);
        else isAnyIdle = true;
      }
      return kept + (isAnyIdle ? Math.min(share, KEPT_FOR_IDLE) : 0);
    },
    isOver: (member, now) => member.used >= shareOf(member, now),
    had(member, now) {
      member.used += 1;
      if (member.used < usual(member, now)) return;
      member.peak = member.used;
      member.until = now + REMEMBERED_MS;
    },
    wanted(member, now) {
      member.peak = shareOf(member, now);
      member.until = now + REMEMBERED_MS;
    },
  };
}
