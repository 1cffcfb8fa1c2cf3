import type { EntryDoubt } from '#catalogue';
import type { AgencyEntry, ReadEvent } from '../case.events.ts';
import type { DoubtSettled, EntriesDoubted } from './doubt.events.ts';

/** What one agency said of what is in doubt, and in which envelope it did: that may be in doubt itself. */
export interface Settlement extends Pick<DoubtSettled, 'agency' | 'confirmed' | 'disowned'> {
  readonly envelope?: string;
}

/** What is in doubt in a case, and what was said of it since. */
export interface Doubts {
  readonly raised: readonly EntriesDoubted[];
  readonly settled: readonly Settlement[];
}

/** Where nothing is in doubt. */
export const noDoubts: Doubts = { raised: [], settled: [] };

/** Something of the case that rests on envelopes; on none before it is in the record. */
export interface Resting {
  /** Ids of envelopes without which it would not be. */
  readonly restsOn?: readonly string[];
}

const NOTHING: ReadonlySet<string> = new Set();

/** The envelope that caused a fact: what stands beside its first fact bears its id and an ordinal. */
export function envelopeOf({ stored }: Pick<ReadEvent, 'stored'>): string | undefined {
  return stored?.id.split('.')[0];
}

/** The {@link Resting} of what this fact brought about, alone or together with others. */
export function restingOn(event: Pick<ReadEvent, 'stored'>, others: readonly string[] = []): Resting {
  const own = envelopeOf(event);
  const all = [...new Set([...(own === undefined ? [] : [own]), ...others])];
  return all.length === 0 ? {} : { restsOn: all };
}

/** The case after a fact about doubt; any other leaves it as it is. */
export function doubtsAfter(doubts: Doubts, event: ReadEvent): Doubts {
  if (event.type === 'EntriesDoubted') return { ...doubts, raised: [...doubts.raised, event.data] };
  if (event.type !== 'DoubtSettled') return doubts;
  const { agency, confirmed, disowned } = event.data;
  const envelope = envelopeOf(event);
  const one = { agency, confirmed, disowned, ...(envelope !== undefined && { envelope }) };
  return { ...doubts, settled: [...doubts.settled, one] };
}

/**
 * Ids of envelopes that may have been somebody else's: they permit nothing, whatever they forbid. Disowned ones are among
 * them for ever. A confirmation under an envelope that is in doubt itself confirms nothing until that one is confirmed.
 */
export function doubtedIn({ raised, settled }: Doubts): ReadonlySet<string> {
  if (raised.length === 0) return NOTHING;
  const doubted = new Set(raised.flatMap(({ envelopeIds }) => envelopeIds));
  const disowned = disownedIn({ raised, settled });
  // Only a later settlement can confirm the envelope of an earlier one.
  for (const { agency, confirmed, envelope } of settled.toReversed()) {
    if (envelope !== undefined && doubted.has(envelope)) continue;
    const own = envelopesOf(raised, agency);
    for (const id of confirmed) if (own.has(id) && !disowned.has(id)) doubted.delete(id);
  }
  return doubted;
}

/** Ids of envelopes that their agency said were not its own; to say so takes nothing but a key that was its own once. */
export function disownedIn({ raised, settled }: Doubts): ReadonlySet<string> {
  if (settled.length === 0) return NOTHING;
  return new Set(
    settled.flatMap(({ agency, disowned }) => {
      const own = envelopesOf(raised, agency);
      return disowned.filter((id) => own.has(id));
    }),
  );
}

/** How it stands with each entry that an agency's stolen key signed, by id; those that it confirmed are not among them. */
export function ownEntriesInDoubt(
  { doubts, entries }: { readonly doubts: Doubts; readonly entries: readonly AgencyEntry[] },
  agency: string,
): ReadonlyMap<string, EntryDoubt> {
  const [doubted, disowned] = [doubtedIn(doubts), disownedIn(doubts)];
  const own = entries.filter((entry) => entry.agency === agency && doubted.has(entry.id));
  return new Map(own.map(({ id }) => [id, disowned.has(id) ? 'disowned' : 'unsettled']));
}

/** What of an agency is in doubt and waits for its word, with the instant since when it does. */
export function openDoubts(
  doubts: Doubts,
  agency: string,
): readonly { readonly id: string; readonly kid: string; readonly at: string }[] {
  const doubted = doubtedIn(doubts);
  const disowned = disownedIn(doubts);
  const own = doubts.raised.filter((one) => one.agency === agency);
  const open = new Map<string, { id: string; kid: string; at: string }>();
  for (const { kid, at, envelopeIds } of own)
    for (const id of envelopeIds)
      if (doubted.has(id) && !disowned.has(id) && !open.has(id)) open.set(id, { id, kid, at });
  return [...open.values()];
}

/**
 * What is in doubt after agencies were erased. Links of others may rest on it, so their word stays; what they left open nobody
 * can confirm any more, so it is out for ever, and others may link anew.
 */
export function doubtsWithout(doubts: Doubts, erased: readonly string[]): Doubts {
  const left = erased.flatMap((agency): readonly Settlement[] => {
    const disowned = openDoubts(doubts, agency).map(({ id }) => id);
    return disowned.length === 0 ? [] : [{ agency, confirmed: [], disowned }];
  });
  return { ...doubts, settled: [...doubts.settled, ...left] };
}

/** Whether something rests on an envelope that is in doubt. */
export function restsOnDoubted({ restsOn = [] }: Resting, doubted: ReadonlySet<string>): boolean {
  return doubted.size > 0 && restsOn.some((id) => doubted.has(id));
}

/** Since when this envelope has been in doubt. */
export function doubtedAt({ raised }: Doubts, envelope: string): string | undefined {
  return raised.find(({ envelopeIds }) => envelopeIds.includes(envelope))?.at;
}

function envelopesOf(raised: readonly EntriesDoubted[], agency: string): ReadonlySet<string> {
  return new Set(raised.filter((one) => one.agency === agency).flatMap(({ envelopeIds }) => envelopeIds));
}
