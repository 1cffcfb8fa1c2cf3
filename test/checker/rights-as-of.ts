import type { Depth } from './agreement-terms.ts';
import type { DoubtsAsOf } from './doubts-as-of.ts';
import { envelopeOf } from './doubts-as-of.ts';
import type { LogEntry } from './log-entry.ts';
import { dataOf } from './log-entry.ts';

/** A controller's agencies may not pass on what they recorded (Art. 18 GDPR); without ids: nothing of it. */
export interface Restriction {
  readonly controller: string;
  readonly request: string;
  readonly agencies: readonly string[];
  readonly from: string;
  readonly eventIds?: readonly string[];
}

/** What these agencies tell no more on a power: each type from each sender to each recipient for each purpose (Art. 21 GDPR). */
export interface Objection {
  readonly agencies: readonly string[];
  readonly types: readonly string[];
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
}

/** What one clerk decided on one event for one recipient under one cell. */
export interface Clearance {
  readonly by: string;
  readonly eventId: string;
  readonly rowId: string;
  readonly recipient: string;
  readonly decision: 'disclose' | 'withhold';
  /** How deep the row went that the clerk looked at. */
  readonly depth: Depth;
}

/** What the person's rights and the clerks' decisions have done to a case. */
export interface RightsAsOf {
  readonly restrictions: readonly Restriction[];
  readonly objections: readonly Objection[];
  readonly clearances: readonly Clearance[];
  /** Ids that the person says are wrong, as long as nobody has settled it. */
  readonly disputed: ReadonlySet<string>;
  /** What controllers gave the person in answer to a request. */
  readonly released: readonly Given[];
}

interface Given {
  readonly controller: string;
  readonly request: string;
  readonly eventIds: readonly string[];
}

interface Dispute {
  readonly by: string;
  readonly dispute: string;
  readonly eventIds: readonly string[];
}

/** Reads them from the entries of a case up to some revision. */
export function rightsAsOf(entries: readonly LogEntry[], { doubted }: DoubtsAsOf): RightsAsOf {
  const isDoubted = (entry: LogEntry) => doubted.has(envelopeOf(entry));
  const facts = (type: string): readonly unknown[] =>
    entries.filter((entry) => entry.type === type).flatMap((entry) => dataOf(entry) ?? []);
  return {
    restrictions: standingRestrictions(
      entries.filter((one) => one.type !== 'RestrictionLifted' || !isDoubted(one)),
    ),
    objections: facts('ObjectionUpheld') as readonly Objection[],
    clearances: clearancesIn(entries, isDoubted),
    disputed: disputedIn(
      entries,
      leftAfterErasure(
        facts('EntryDisputed') as readonly Dispute[],
        facts('ControllerErased') as readonly { readonly agencies: readonly string[] }[],
      ),
      facts('DisputeSettled') as readonly Dispute[],
    ),
    released: firstAnswers(entries, isDoubted),
  };
}

/** What an agency took down goes with its part of the case. */
function leftAfterErasure(
  disputes: readonly Dispute[],
  erasures: readonly { readonly agencies: readonly string[] }[],
): readonly Dispute[] {
  const gone = new Set(erasures.flatMap(({ agencies }) => agencies));
  return disputes.filter(({ by }) => !gone.has(by));
}

/** What a stolen key let pass was let pass by nobody. */
function clearancesIn(
  entries: readonly LogEntry[],
  isDoubted: (entry: LogEntry) => boolean,
): readonly Clearance[] {
  return entries
    .filter(({ type }) => type === 'ClerkDecided')
    .flatMap((entry) => {
      const data = dataOf(entry) as Clearance | undefined;
      if (data === undefined) return [];
      return [isDoubted(entry) ? { ...data, decision: 'withhold' as const } : data];
    });
}

/** A controller answers a request once; what a stolen key answered gives the person nothing. */
function firstAnswers(
  entries: readonly LogEntry[],
  isDoubted: (entry: LogEntry) => boolean,
): readonly Given[] {
  const given = entries
    .filter(({ type }) => type === 'AccessReleased')
    .flatMap((entry) => {
      const data = dataOf(entry) as Given | undefined;
      return data === undefined ? [] : [{ entry, data }];
    });
  const isSame = (one: Given, other: Given) =>
    one.controller === other.controller && one.request === other.request;
  return given
    .filter(({ data }, index) => given.findIndex((other) => isSame(data, other.data)) === index)
    .filter(({ entry }) => !isDoubted(entry))
    .map(({ data }) => data);
}

/** A lift ends what was restricted before it, and nothing that comes later under the same request. */
function standingRestrictions(entries: readonly LogEntry[]): readonly Restriction[] {
  let standing: Restriction[] = [];
  for (const entry of entries) {
    const fact = dataOf(entry) as Restriction | undefined;
    if (fact === undefined) continue;
    if (entry.type === 'ProcessingRestricted') standing.push(fact);
    if (entry.type === 'RestrictionLifted')
      standing = standing.filter(
        ({ controller, request }) => controller !== fact.controller || request !== fact.request,
      );
  }
  return standing;
}

/** Whoever took a dispute down settles all of it, whoever recorded an entry settles it for that entry. */
function disputedIn(
  entries: readonly LogEntry[],
  disputes: readonly Dispute[],
  settled: readonly Omit<Dispute, 'eventIds'>[],
): ReadonlySet<string> {
  const authorOf = new Map(
    entries.filter(({ kind }) => kind === 'payload').map(({ id, agency }) => [id, agency]),
  );
  const isOpen = (dispute: Dispute, id: string) =>
    settled
      .filter((one) => one.dispute === dispute.dispute)
      .every(({ by }) => by !== dispute.by && by !== authorOf.get(id));
  return new Set(disputes.flatMap((dispute) => dispute.eventIds.filter((id) => isOpen(dispute, id))));
}
