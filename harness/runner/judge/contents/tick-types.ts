/** The types of ticks that TWS sends, by the message that they come in. */
const types: Readonly<Record<string, readonly number[]>> = {
  tickPrice: [
    ...[
      1, 2, 4, 6, 7, 9, 14, 15, 16, 17, 18, 19, 20, 35, 37, 50, 51, 52, 57, 66, 67, 68, 72, 73, 75, 76, 78,
      79,
    ],
    ...[92, 93, 94, 95, 96, 97, 98, 99, 101, 102, 103, 104],
  ],
  tickSize: [
    ...[0, 3, 5, 8, 21, 22, 27, 28, 29, 30, 34, 36, 61, 62, 63, 64, 65, 69, 70, 71, 74, 86, 87, 89, 105, 106],
  ],
  tickGeneric: [23, 24, 31, 46, 49, 54, 55, 56, 58, 60, 90],
  tickString: [25, 26, 32, 33, 45, 47, 48, 59, 62, 77, 84, 85, 88, 91, 100],
  tickOptionComputation: [10, 11, 12, 13, 53, 80, 81, 82, 83],
  tickEFP: [38, 39, 40, 41, 42, 43, 44],
};
const sets: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  Object.entries(types).map(([message, known]) => [message, new Set(known)]),
);

export function isKnownTick(message: string, tickType: number): boolean {
  return sets.get(message)?.has(tickType) ?? true;
}

/** What TWS sends in place of the live ones where data are delayed, and the live types that they stand for. */
const DELAYED: ReadonlyMap<number, number> = new Map([
  ...[
    [66, 1],
    [67, 2],
    [68, 4],
    [69, 0],
    [70, 3],
    [71, 5],
    [72, 6],
    [73, 7],
    [74, 8],
    [75, 9],
    [76, 14],
  ].map(([delayed = 0, live = 0]) => [delayed, live] as const),
]);
const LIVE: ReadonlySet<number> = new Set(DELAYED.values());

export function liveTypeOf(tickType: number): number {
  return DELAYED.get(tickType) ?? tickType;
}

export const isDelayed = (tickType: number) => DELAYED.has(tickType);
/** Whether it has a delayed counterpart, and so is sent only where data are live. */
export const isLive = (tickType: number) => LIVE.has(tickType);
