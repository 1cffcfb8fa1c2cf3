import type { ReleasedEntry } from '#catalogue';

/** One event as the agency's own system gets it: one line of JSON in the sink. */
export interface SinkLine {
  readonly id: string;
  readonly type: string;
  /** The agency's own reference number; null only when its journal was lost and has not seen the number again yet. */
  readonly reference: string | null;
  /** Absent where the basis does not reach to the date. */
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  /** Who recorded the event. */
  readonly agency: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly basis: ReleasedEntry['basis'];
  readonly purpose: string;
  /** Id of the earlier event that this one puts right. */
  readonly corrects?: string;
  /** The person disputes what it says: it is passed on with this note only (§ 84(2) SGB X). */
  readonly disputed?: true;
  /**
   * From 2 on: it was delivered before, its use was to end, and it is permitted again; it may be used again from here on.
   * Absent for the first delivery.
   */
  readonly delivery?: number;
  readonly receivedAt: string;
}

/** When a line came, and which delivery of its event it is. */
interface LineArrival {
  readonly receivedAt: string;
  readonly delivery: number;
}

/** The line for one released entry; the pairwise handle stays inside, the agency's own number takes its place. */
export function sinkLine(
  entry: ReleasedEntry,
  reference: string | undefined,
  { receivedAt, delivery }: LineArrival,
): SinkLine {
  const { id, type, happenedAt, recordedAt, agency, fields, basis, purpose, corrects, disputed } = entry;
  return {
    id,
    type,
    reference: reference ?? null,
    ...(happenedAt !== undefined && { happenedAt }),
    ...(recordedAt !== undefined && { recordedAt }),
    agency,
    fields,
    basis,
    purpose,
    ...(corrects !== undefined && { corrects }),
    ...(disputed && { disputed }),
    ...(delivery > 1 && { delivery }),
    receivedAt,
  };
}
