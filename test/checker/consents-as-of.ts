import type { Depth } from './agreement-terms.ts';
import type { DoubtsAsOf } from './doubts-as-of.ts';
import { envelopeOf } from './doubts-as-of.ts';
import type { LogEntry } from './log-entry.ts';
import { dataOf } from './log-entry.ts';

/** A provision of a recorded consent, as it stands. */
export interface StandingProvision {
  readonly consentId: string;
  readonly recordedBy: string;
  readonly provisionId: string;
  readonly form: 'consent' | 'secrecy-release';
  readonly source: string;
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly eventTypes: readonly string[];
  readonly depth: Depth;
  readonly special: boolean;
  readonly dataFrom?: string;
  readonly dataUntil?: string;
  readonly validFrom: string;
  readonly validUntil: string;
  /** `replaced` by an amendment, `withdrawn` by the person, `ended` by an objection, an invalidation or a newer record; neither carries anything more. */
  readonly state: 'standing' | 'replaced' | 'withdrawn' | 'ended';
}

type Stated = Omit<StandingProvision, 'consentId' | 'recordedBy' | 'state'>;

/** One record: consent ids are unique for each recorder only. */
interface Record {
  readonly recordedBy: string;
  readonly consentId: string;
  readonly provisions: readonly (Stated & Pick<StandingProvision, 'state'>)[];
  /** Taken back, or ended, as a whole: nothing in it stands any more, whatever is amended. */
  readonly closed: boolean;
  /** When a guardian's or custodian's word ends. */
  readonly representedUntil?: string;
}

interface Fact {
  readonly by: string;
  readonly consentId: string;
  readonly recordedBy?: string;
  readonly provisions?: readonly Stated[];
  readonly source?: string;
  readonly provisionIds?: readonly string[];
  readonly givenBy?: string;
  readonly representedUntil?: string;
  readonly supersedes?: string;
}

/** What becomes of a record, by the type of the fact. */
const CHANGES: Readonly<{ [type: string]: (record: Record, fact: Fact) => Record }> = {
  ConsentAmended: amended,
  ConsentWithdrawn: withdrawn,
  ConsentInvalidated: (record) => closedAs(record, 'ended'),
  ConsentObjected: (record, { by }) => marked(record, 'ended', ({ source }) => source === by),
  ConsentReconfirmed: reconfirmed,
};

/** All provisions recorded in these entries of a case, in the state in which they leave them. */
export function consentsAsOf(
  entries: readonly LogEntry[],
  { doubted }: DoubtsAsOf,
): readonly StandingProvision[] {
  const records = entries.reduce(
    (before, entry) => {
      const after = replay(before, entry);
      return doubted.has(envelopeOf(entry)) && GIVING.includes(entry.type) ? endedBy(entry, after) : after;
    },
    [] as readonly Record[],
  );
  return records.flatMap(({ recordedBy, consentId, provisions, representedUntil }) =>
    provisions.map((one) => ({
      ...one,
      consentId,
      recordedBy,
      validUntil: earlier(one.validUntil, representedUntil),
    })),
  );
}

/** What was given or changed with a stolen key tells nobody what the person said: nothing of the record stands. */
function endedBy(entry: LogEntry, records: readonly Record[]): readonly Record[] {
  const fact = dataOf(entry) as Fact | undefined;
  return records.map((one) =>
    one.recordedBy === fact?.by && one.consentId === fact.consentId ? closedAs(one, 'ended') : one,
  );
}

const GIVING = ['ConsentGiven', 'ConsentAmended', 'ConsentReconfirmed'];

function replay(records: readonly Record[], entry: LogEntry): readonly Record[] {
  const fact = dataOf(entry) as Fact | undefined;
  if (fact === undefined) return records;
  if (entry.type === 'ConsentGiven') return [...superseded(records, fact), given(fact)];
  const change = CHANGES[entry.type];
  if (change === undefined) return records;
  const recorder = fact.recordedBy ?? fact.by;
  return records.map((record) =>
    record.recordedBy === recorder && record.consentId === fact.consentId ? change(record, fact) : record,
  );
}

function given({ by, consentId, provisions = [], representedUntil }: Fact): Record {
  return {
    recordedBy: by,
    consentId,
    provisions: provisions.map((one) => ({ ...one, state: 'standing' })),
    closed: false,
    ...(representedUntil !== undefined && { representedUntil }),
  };
}

function superseded(records: readonly Record[], { by, supersedes }: Fact): readonly Record[] {
  return records.map((record) =>
    record.recordedBy === by && record.consentId === supersedes ? closedAs(record, 'ended') : record,
  );
}

/** New provisions take the place of those that stand; what was withdrawn never comes back, neither as a whole nor under its id. */
function amended(record: Record, { provisions = [] }: Fact): Record {
  if (record.closed) return record;
  const gone = record.provisions.filter(({ state }) => state === 'withdrawn' || state === 'ended');
  const isGone = (id: string) => gone.some(({ provisionId }) => provisionId === id);
  const endedSources = record.provisions.filter(({ state }) => state === 'ended').map(({ source }) => source);
  const fresh = provisions
    .filter(({ provisionId, source }) => !isGone(provisionId) && !endedSources.includes(source))
    .map((one) => ({ ...one, state: 'standing' as const }));
  return { ...marked(record, 'replaced'), provisions: [...marked(record, 'replaced').provisions, ...fresh] };
}

/** A withdrawal that names a provision which is no longer there means all that it may have become. */
function withdrawn(record: Record, { source, provisionIds }: Fact): Record {
  if (source === undefined && provisionIds === undefined) return closedAs(record, 'withdrawn');
  const present = record.provisions.filter(({ state }) => state !== 'replaced');
  const areThere = provisionIds?.every((id) => present.some(({ provisionId }) => provisionId === id));
  return marked(
    record,
    'withdrawn',
    (one) =>
      (source === undefined || one.source === source) &&
      (areThere !== true || provisionIds?.includes(one.provisionId) === true),
  );
}

/** The person's own word needs no representative; a representative's holds as long as the representation. */
function reconfirmed({ representedUntil: _before, ...record }: Record, fact: Fact): Record {
  const { givenBy, representedUntil } = fact;
  const goesOn = givenBy === 'person' ? undefined : (representedUntil ?? _before);
  return { ...record, ...(goesOn !== undefined && { representedUntil: goesOn }) };
}

function closedAs(record: Record, state: StandingProvision['state']): Record {
  return { ...marked(record, state), closed: true };
}

function marked(
  record: Record,
  state: StandingProvision['state'],
  isMeant: (one: Stated) => boolean = () => true,
): Record {
  const provisions = record.provisions.map((one) =>
    one.state === 'standing' && isMeant(one) ? { ...one, state } : one,
  );
  return { ...record, provisions };
}

function earlier(one: string, other: string | undefined): string {
  return other !== undefined && other < one ? other : one;
}
