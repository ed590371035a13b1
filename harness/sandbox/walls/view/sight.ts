/** Something of this machine that is to be seen inside. */
export interface Sight {
  readonly from: string;
  readonly to: string;
}

/** A link inside, such as that from /lib to /usr/lib. */
export interface Link {
  readonly to: string;
  readonly leadsTo: string;
}
