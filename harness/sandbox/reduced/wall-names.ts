/** The walls that can be had without bubblewrap. */
export const wallNames = [
  'files',
  'writing',
  'processes',
  'process-count',
  'native-code',
  'network',
  'environment',
  'memory',
  'cpu',
  'open-files',
  'file-size',
] as const;

export type WallName = (typeof wallNames)[number];
