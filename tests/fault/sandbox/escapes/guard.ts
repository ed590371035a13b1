/** Programs that go to the guard's socket, which they may, for what the guard is there to refuse. */
export const pastGuard = [
  '../programs/ts/order-by-socket.ts',
  '../programs/python/order_by_socket.py',
] as const;

/** Told how many connections to keep. */
export const floodOfGuard = '../programs/python/flood_guard.py';
