/** What the shell is told. 130 is what shells themselves use for a command ended by Ctrl-C. */
export const Exit = {
  fine: 0,
  failed: 1,
  /** The input or the environment is at fault and the user can mend it. */
  mend: 2,
  /** The program did its part; a person has to decide. */
  person: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof Exit)[keyof typeof Exit];
