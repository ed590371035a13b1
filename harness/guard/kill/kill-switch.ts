/** Stops all trading at once, until a person says otherwise. */
export interface KillSwitch {
  readonly isOn: boolean;
  /** Why, and since when, in words. */
  readonly because: string | undefined;
  /** Turns it on; it is on disk before this returns, or it is on in memory and the log says that it could not be kept. */
  kill(because: string): void;
  /** Told once each time it goes on or off. */
  onChange(listener: (isOn: boolean) => void): void;
  close(): void;
}
