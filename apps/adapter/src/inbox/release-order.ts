/** An answer to a claim in the hub's order. */
export interface Release {
  /** When the hub decided that it may leave, by the hub's clock. */
  readonly releasedAt: string;
  /** The answer's number: it is greater than the place of everything in the record that the answer knew. */
  readonly next: number;
}

/** The end of an event's use in the hub's order. */
export interface UseEnd {
  /** When its recall was opened, by the hub's clock. */
  readonly openedAt: string;
  /** The recall's place in the hub's record; absent where an older hub told it. */
  readonly position?: number;
}

/**
 * Whether a release is a permission anew after the end of use. Clocks of two hubs may differ and one may be set back, so the
 * record's order decides where it is known: as at the hub, which offers again just what it numbered before the recall.
 */
export function isAfter({ releasedAt, next }: Release, { openedAt, position }: UseEnd): boolean {
  return position === undefined ? releasedAt >= openedAt : next > position;
}
