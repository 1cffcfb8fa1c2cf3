import type { AnsweringEntry, ConflictEntry } from '#agreement';
import type { CaseEvidence } from '#catalogue';
import type { Clock } from '#ports';
import type { ChainBook } from '../chains/chain-book.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { Journal } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import { eventsOfTypes } from '../outbox/events-of-types.ts';

/** What is read of the own open cases. */
export interface OpenCaseParts {
  readonly agency: string;
  readonly journal: Journal;
  readonly references: Pick<References, 'byHandle'>;
  readonly evidence: Pick<EvidenceBook, 'all'>;
  readonly chainBook: Pick<ChainBook, 'all'>;
  readonly clock: Clock;
}

/** A linked file by the agency's own number, with what of it may be looked at. */
interface OpenCase {
  readonly reference: string;
  readonly entries: readonly AnsweringEntry[];
}

/**
 * The own open cases: own entries of these types (in full form) as long as their content is kept, and what is noted of those of others for chains and
 * conflicts. An own entry whose use is restricted (Art. 18 GDPR), or that a stolen key signed, is left out, as a recalled one of others is.
 */
export function ownOpenCases(parts: OpenCaseParts, types: readonly string[]): readonly OpenCase[] {
  const { agency, clock } = parts;
  const now = clock.now();
  const known = entriesByCase(parts, types, now);
  const open = parts.evidence.all().filter(({ linked, erased }) => linked && !erased);
  return open.flatMap((told) => {
    const reference = parts.references.byHandle(told.handle)?.reference;
    const isClosed = closedIn(told, now);
    const entries = (known.get(told.handle) ?? []).filter(
      (entry) => entry.agency !== agency || !isClosed(entry.id),
    );
    return reference === undefined ? [] : [{ reference, entries }];
  });
}

/** Whether an own entry must not be used now. */
function closedIn(
  { restrictions, doubted = [], doubts = [] }: CaseEvidence,
  now: string,
): (id: string) => boolean {
  const inDoubt = new Set([...doubted, ...doubts.map(({ id }) => id)]);
  const standing = restrictions.filter(({ until }) => until === undefined || now < until);
  return (id) =>
    inDoubt.has(id) || standing.some(({ eventIds }) => eventIds === '*' || eventIds.includes(id));
}

type Known = Omit<ConflictEntry, 'disputed' | 'inDoubt'>;

function entriesByCase(
  { agency, journal, chainBook }: OpenCaseParts,
  types: readonly string[],
  now: string,
): ReadonlyMap<string, readonly Known[]> {
  const own = eventsOfTypes(journal, types).map(({ id, handle, type, happenedAt, corrects, signed }) => {
    const entry: Known = {
      id,
      agency,
      type,
      happenedAt,
      ...(corrects !== undefined && { corrects }),
      fields: signed.envelope.data ?? {},
    };
    return { handle, entry };
  });
  const noted = chainBook
    .all(now)
    .flatMap(({ handle, entries }) => entries.map((entry) => ({ handle, entry })));
  const byCase = Map.groupBy([...noted, ...own], ({ handle }) => handle);
  return new Map([...byCase].map(([handle, all]) => [handle, all.map(({ entry }) => entry)]));
}
