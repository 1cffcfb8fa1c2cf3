import type { AgencyEntry } from '../case.events.ts';
import type { DisputeSettled, EntryDisputed } from './rights.events.ts';

/** Entries that the person says are wrong (§ 84(2) SGB X). Ids are unique per agency that took the dispute down. */
export interface Dispute {
  readonly by: string;
  readonly dispute: string;
  /** Entries of which this was said and not settled since. */
  readonly eventIds: readonly string[];
  readonly takenBack: boolean;
}

/** One dispute more; the same one again adds its entries. */
export function withDispute(
  disputes: readonly Dispute[],
  { by, dispute, eventIds }: EntryDisputed,
): readonly Dispute[] {
  const known = disputes.find((one) => one.by === by && one.dispute === dispute);
  if (known === undefined) return [...disputes, { by, dispute, eventIds, takenBack: false }];
  const all = [...new Set([...known.eventIds, ...eventIds])];
  return disputes.map((one) => (one === known ? { ...one, eventIds: all } : one));
}

/** A dispute as it is settled: an author speaks for its own entries, who took the dispute down may take all of it back. */
export function withDisputeSettled(
  disputes: readonly Dispute[],
  { by, dispute, outcome }: DisputeSettled,
  entries: readonly AgencyEntry[],
): readonly Dispute[] {
  const own = new Set(entries.filter(({ agency }) => agency === by).map(({ id }) => id));
  return disputes.map((one) => {
    if (one.dispute !== dispute) return one;
    if (outcome === 'taken-back') return one.by === by ? { ...one, eventIds: [], takenBack: true } : one;
    return { ...one, eventIds: one.eventIds.filter((id) => !own.has(id)) };
  });
}

/** A dispute of which only its author is left may have been about any entry there was. */
export function withLostDispute(
  disputes: readonly Dispute[],
  by: string,
  entries: readonly AgencyEntry[],
): readonly Dispute[] {
  return [...disputes, { by, dispute: '', eventIds: entries.map(({ id }) => id), takenBack: false }];
}

/** Without what was said of entries that are gone; by whom it was taken down does not matter. */
export function withoutEntries(disputes: readonly Dispute[], gone: ReadonlySet<string>): readonly Dispute[] {
  return disputes
    .filter(({ eventIds }) => eventIds.length === 0 || eventIds.some((id) => !gone.has(id)))
    .map((one) => ({ ...one, eventIds: one.eventIds.filter((id) => !gone.has(id)) }));
}
