import type { AgencyKeys } from './agency-keys.ts';
import { isTooLate } from './agency-keys.ts';
import type { LogEntry, ReadFact } from './log-entry.ts';
import { factsIn } from './log-entry.ts';

interface Doubted {
  readonly agency: string;
  readonly envelopeIds: readonly string[];
}

interface Settled {
  readonly agency: string;
  readonly confirmed: readonly string[];
  readonly disowned: readonly string[];
}

/** What of a case was signed with stolen keys, by the ids of envelopes. */
export interface DoubtsAsOf {
  /** Not confirmed, or disowned. */
  readonly doubted: ReadonlySet<string>;
  readonly disowned: ReadonlySet<string>;
}

/** The message of an agency that caused an entry: what stands beside its first fact bears its id and a number. */
export function envelopeOf({ id }: Pick<LogEntry, 'id'>): string {
  return id.replace(/\.\d+$/, '');
}

/**
 * Reads it from the entries of a case. What came in under a key that counted no more is in doubt whether or not anybody said so.
 * The youngest words are weighed first: by then it is known whether the envelope of an
 * older one was confirmed itself.
 */
export function doubtsAsOf(entries: readonly LogEntry[], keys: AgencyKeys): DoubtsAsOf {
  const late = entries.filter((entry) => isTooLate(entry, keys));
  const agencyOf = new Map(late.map((entry) => [envelopeOf(entry), entry.agency]));
  const raised = factsIn(entries, 'EntriesDoubted') as readonly ReadFact<Doubted>[];
  for (const [, { agency, envelopeIds }] of raised) for (const id of envelopeIds) agencyOf.set(id, agency);
  const words = factsIn(entries, 'DoubtSettled') as readonly ReadFact<Settled>[];
  const isOwn = (id: string, { agency }: Settled) => agencyOf.get(id) === agency;
  const disowned = new Set(words.flatMap(([, said]) => said.disowned.filter((id) => isOwn(id, said))));
  const doubted = new Set(agencyOf.keys());
  for (const [entry, said] of words.toReversed()) {
    if (doubted.has(envelopeOf(entry))) continue;
    for (const id of said.confirmed) if (isOwn(id, said) && !disowned.has(id)) doubted.delete(id);
  }
  return { doubted, disowned };
}
