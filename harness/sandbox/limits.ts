/** What a program may use up. */
export interface Limits {
  /** Milliseconds from its first instruction. */
  readonly wall: number;
  /** Seconds of CPU, of all its processes. */
  readonly cpu: number;
  readonly memoryBytes: number;
  readonly processes: number;
  readonly openFiles: number;
  /** What it may keep in its scratch folder. */
  readonly diskBytes: number;
  /** Of each of standard output and standard error so much is kept from the beginning and from the end. */
  readonly keptBytes: number;
  /** So much may be written to each before the program is stopped. */
  readonly outputBytes: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const defaultLimits: Limits = {
  wall: 30_000,
  cpu: 20,
  memoryBytes: 512 * MIB,
  processes: 64,
  openFiles: 256,
  diskBytes: 32 * MIB,
  keptBytes: 64 * KIB,
  outputBytes: 64 * MIB,
};
