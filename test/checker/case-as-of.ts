import type { LogEntry } from './log-entry.ts';
import { dataOf } from './log-entry.ts';
import type { Depth } from './agreement-terms.ts';

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
  /** `replaced` by an amendment, `withdrawn` by the person; either way it carries nothing more. */
  readonly state: 'standing' | 'replaced' | 'withdrawn';
}

/** What a case held up to some revision. */
export interface CaseAsOf {
  readonly linked: ReadonlySet<string>;
  /** Open link proposals: id and addressee. */
  readonly invited: readonly { readonly proposal: string; readonly recipient: string }[];
  readonly events: readonly LogEntry[];
  readonly requests: readonly { readonly by: string; readonly addressee: string }[];
  readonly provisions: readonly StandingProvision[];
}

interface Linked {
  readonly agency: string;
  readonly proposal?: string;
}

interface Stated {
  readonly by: string;
  readonly consentId: string;
  readonly provisions: readonly Omit<StandingProvision, 'consentId' | 'recordedBy' | 'state'>[];
}

interface Withdrawn {
  readonly consentId: string;
  readonly recordedBy: string;
  readonly source?: string;
  readonly provisionIds?: readonly string[];
}

/** The consents of a case while they are replayed. */
interface Consents {
  readonly provisions: readonly StandingProvision[];
  /** Records that were taken back as a whole. */
  readonly closed: readonly string[];
}

/** Replays a case's stream up to and including a revision. */
export function caseAsOf(stream: readonly LogEntry[], revision: number): CaseAsOf {
  const upTo = stream.filter((entry) => entry.revision <= revision);
  const facts = (type: string): readonly unknown[] =>
    upTo
      .filter((entry) => entry.type === type)
      .map(dataOf)
      .filter((data) => data !== undefined);
  const links = facts('AgencyLinked') as readonly Linked[];
  const accepted = new Set(links.map(({ proposal }) => proposal));
  const proposals = facts('LinkProposed') as CaseAsOf['invited'];
  return {
    linked: new Set(links.map(({ agency }) => agency)),
    invited: proposals.filter(({ proposal }) => !accepted.has(proposal)),
    events: upTo.filter(({ kind }) => kind === 'payload'),
    requests: facts('InformationRequested') as CaseAsOf['requests'],
    provisions: upTo.reduce<Consents>(replay, { provisions: [], closed: [] }).provisions,
  };
}

function replay(before: Consents, entry: LogEntry): Consents {
  if (entry.type === 'ConsentGiven') return added(before, dataOf(entry) as Stated | undefined);
  if (entry.type === 'ConsentAmended') return amended(before, dataOf(entry) as Stated | undefined);
  if (entry.type === 'ConsentWithdrawn') return withdrawn(before, dataOf(entry) as Withdrawn | undefined);
  return before;
}

function added(before: Consents, stated: Stated | undefined): Consents {
  if (stated === undefined) return before;
  const fresh = stated.provisions.map((one) => ({
    ...one,
    consentId: stated.consentId,
    recordedBy: stated.by,
    state: 'standing' as const,
  }));
  return { ...before, provisions: [...before.provisions, ...fresh] };
}

/** New provisions take the place of those that stand; what was withdrawn never comes back, neither as a whole nor under its id. */
function amended(before: Consents, stated: Stated | undefined): Consents {
  if (stated === undefined || before.closed.includes(recordOf(stated.by, stated.consentId))) return before;
  const isOwn = isOf(stated.by, stated.consentId);
  const gone = before.provisions.filter((one) => isOwn(one) && one.state === 'withdrawn');
  const fresh = stated.provisions.filter(({ provisionId }) =>
    gone.every((one) => one.provisionId !== provisionId),
  );
  const provisions = before.provisions.map((one) =>
    isOwn(one) && one.state === 'standing' ? { ...one, state: 'replaced' as const } : one,
  );
  return added({ ...before, provisions }, { ...stated, provisions: fresh });
}

/** A withdrawal that names a provision which is no longer there means all that it may have become. */
function withdrawn(before: Consents, fact: Withdrawn | undefined): Consents {
  if (fact === undefined) return before;
  const { recordedBy, consentId, source, provisionIds } = fact;
  const isOwn = isOf(recordedBy, consentId);
  const present = before.provisions.filter((one) => isOwn(one) && one.state !== 'replaced');
  const named = provisionIds?.every((id) => present.some((one) => one.provisionId === id));
  const isMeant = (one: StandingProvision) =>
    isOwn(one) &&
    one.state === 'standing' &&
    (source === undefined || one.source === source) &&
    (named !== true || provisionIds?.includes(one.provisionId) === true);
  const isWhole = source === undefined && provisionIds === undefined;
  return {
    closed: isWhole ? [...before.closed, recordOf(recordedBy, consentId)] : before.closed,
    provisions: before.provisions.map((one) =>
      isMeant(one) ? { ...one, state: 'withdrawn' as const } : one,
    ),
  };
}

function isOf(recordedBy: string, consentId: string) {
  return (one: StandingProvision) => one.recordedBy === recordedBy && one.consentId === consentId;
}

function recordOf(recordedBy: string, consentId: string): string {
  return `${recordedBy}\n${consentId}`;
}
