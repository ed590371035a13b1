/** A client that hears what a group shows. */
export interface Follower {
  readonly clientId: number;
  readonly reqId: number;
  readonly group: number;
  readonly tell: (contractInfo: string) => void;
}

/** Windows of TWS with a chain of one colour make a group, and all of them show the contract that it shows. */
export interface DisplayGroups {
  /** How many there are; they are numbered from 1. */
  readonly count: number;
  /** What a group shows: `265598@SMART`, `combo` or `none`. */
  shown(group: number): string;
  /** Returns how to stop. */
  follow(follower: Follower): () => void;
  /** The group that a client follows under this id. */
  followedBy(clientId: number, reqId: number): number | undefined;
  /** Tells everybody who follows the group, whoever changed it, unless it shows that already. */
  show(group: number, contractInfo: string): void;
}

const COUNT = 7;

export function createDisplayGroups(): DisplayGroups {
  const contracts = new Map<number, string>();
  const followers = new Set<Follower>();
  const shown = (group: number) => contracts.get(group) ?? 'none';
  return {
    count: COUNT,
    shown,
    follow(follower) {
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    followedBy(clientId, reqId) {
      for (const each of followers) {
        if (each.clientId === clientId && each.reqId === reqId) return each.group;
      }
      return undefined;
    },
    show(group, contractInfo) {
      if (shown(group) === contractInfo) return;
      contracts.set(group, contractInfo);
      for (const each of [...followers]) if (each.group === group) each.tell(contractInfo);
    },
  };
}
