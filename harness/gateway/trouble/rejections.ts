/** An order to come that is to be turned down. */
export interface Rejection {
  /** As TWS gives it after `Order rejected - reason:`. */
  readonly reason: string;
  /** Whose order; anybody's when undefined. */
  readonly clientId: number | undefined;
}

export interface Rejections {
  add(rejection: Rejection): void;
  /** The one that the next order of this client gets; it is used up by that. */
  take(clientId: number): Rejection | undefined;
  readonly waiting: readonly Rejection[];
}

export function createRejections(): Rejections {
  const waiting: Rejection[] = [];
  return {
    waiting,
    add: (rejection) => void waiting.push(rejection),
    take(clientId) {
      const at = waiting.findIndex((each) => each.clientId === undefined || each.clientId === clientId);
      return at < 0 ? undefined : waiting.splice(at, 1)[0];
    },
  };
}
