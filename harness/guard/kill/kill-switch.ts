/** Stops all trading at once, until a person says otherwise. */
export interface KillSwitch {
  readonly isOn: boolean;
  /** Why, and since when, in words. */
  readonly because: string | undefined;
  /** Who lifted it last, and when, as far as the folder says; undefined while it is on. */
  readonly released: Release | undefined;
  /** Turns it on; it is on disk before this returns, or it is on in memory and the log says that it could not be kept. */
  kill(because: string): void;
  /** Told once each time it goes on or off. */
  onChange(listener: (isOn: boolean) => void): void;
  close(): void;
}

/** Why trading is stopped. */
export interface Kill {
  readonly because: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** A person's word that it may go on. */
export interface Release {
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}
