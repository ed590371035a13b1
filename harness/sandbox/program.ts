/** Code that somebody wants to be run. */
export interface Program {
  readonly language: 'ts' | 'python';
  /** One file; it may import what the sandbox has (`@stoqey/ib`, rxjs; ib_async and its friends) and no files. */
  readonly code: string;
  /** As it is called in stack traces, such as `place-order.ts`. */
  readonly name: string;
  readonly args?: readonly string[];
}
