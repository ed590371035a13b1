/** What a command answers: for programs, and the same for people. */
export interface Answer {
  readonly shape: object;
  readonly text: string;
}
