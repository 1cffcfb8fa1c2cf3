import type { Basis, Clearance, Depth, Objection, Provision, Request, Restriction } from '#gate';
import type { wishes } from './person.ts';
import type { rightDecisions, rightGrounds, rightKinds } from './rights/codes.ts';

/** What became of one envelope. */
export type Outcome = 'accepted' | 'refused' | 'held';

/** The hub's answer to one envelope; sent only after the durable append, the same one for every retry. */
export interface Receipt {
  readonly id: string;
  readonly outcome: Outcome;
  /** Stable code when refused or held (docs/errors.md). */
  readonly code?: string;
  /** Place in the global log when accepted; absent where nothing was recorded, as the same stood there already. */
  readonly position?: number;
  readonly leafHash?: string;
  readonly at: string;
}

/** Plain text of `receipts.<network>.<agency>`: sent as a compact JWS of the hub around it, one for each intake message. */
export interface ReceiptBatch {
  readonly network: string;
  readonly agency: string;
  readonly receipts: readonly Receipt[];
}

/** What somebody else ended of a consent that the agency took down itself; ids of provisions. */
export interface EndedElsewhere {
  readonly consentId: string;
  readonly provisionIds: readonly string[];
  readonly at: string;
  /** A source took the person's withdrawal down, or does not acknowledge the consent. */
  readonly how: 'withdrawn' | 'invalidated';
}

/** A case as far as one agency's own gate must know it: nothing about other agencies that this one may not see. */
export interface CaseEvidence {
  readonly handle: string;
  readonly linked: boolean;
  /** Provisions in which this agency is the source. */
  readonly provisions: readonly Provision[];
  /** Case facts known to this agency. */
  readonly facts: readonly string[];
  readonly restrictions: readonly Restriction[];
  readonly objections: readonly Objection[];
  /** Requests for information addressed to this agency. */
  readonly requests: readonly Request[];
  /** What this agency's clerks decided to tell. */
  readonly clearances: readonly Clearance[];
  /** Ids of this agency's events that the person disputes. */
  readonly disputed: readonly string[];
  /** Open disputes about this agency's events, under the ids by which it settles them. */
  readonly disputes: readonly { readonly dispute: string; readonly eventIds: readonly string[] }[];
  /** What others ended of the consents that this agency took down itself; an older hub does not tell. */
  readonly ended?: readonly EndedElsewhere[];
  /** The person's requests on which this agency's controller has to decide, or has decided, its part. */
  readonly rights: readonly RightOnDesk[];
  /** Ids of this agency's events that were recorded with a key of its own that was stolen; an older hub does not tell. */
  readonly doubted?: readonly string[];
  /** What that key signed and waits for this agency's word; an older hub does not tell. */
  readonly doubts?: readonly DoubtOnDesk[];
  /** What the person wished, said on the own page to this agency by name; an older hub does not tell. */
  readonly wishes?: readonly { readonly wish: keyof typeof wishes; readonly at: string }[];
  readonly erased: boolean;
}

/** One envelope that an agency's stolen key signed: the agency says whether it was its own. */
export interface DoubtOnDesk {
  readonly id: string;
  readonly kid: string;
  /** When the key was revoked. */
  readonly at: string;
}

/** A request of the person as one controller's rights desk sees it: its own part and nothing of the others'. */
export interface RightOnDesk {
  readonly request: string;
  readonly kind: keyof typeof rightKinds;
  readonly eventIds?: readonly string[];
  readonly rowId?: string;
  readonly receivedAt: string;
  /** One month after receipt, three after an extension (Art. 12(3) GDPR). */
  readonly dueAt: string;
  readonly state: 'open' | 'proposed' | 'decided';
  readonly decision?: keyof typeof rightDecisions;
  readonly ground?: keyof typeof rightGrounds;
  readonly withheld?: readonly string[];
  /** The proposal that stands, or on which it was decided: the id of the envelope that made it. */
  readonly proposal?: string;
  /** Who proposed: somebody else has to confirm. */
  readonly proposedBy?: string;
  /** Own events that the proposal is about, fixed when it was made; absent: it is not about single ones. */
  readonly covers?: readonly string[];
  /** Own events recorded since that the person asked for too: the proposal is not about them. */
  readonly outside?: readonly string[];
  /** A proposal to lift the restriction in force. */
  readonly lift?: { readonly proposal: string; readonly personToldAt: string; readonly proposedBy: string };
  /** What of it was signed with a stolen key and is not confirmed: a request on which nobody can decide, a proposal that is as if not made. */
  readonly inDoubt?: readonly ('request' | 'proposal' | 'lift')[];
}

/** What a recipient must do with what it received, without a reason: stop using, erase, mark as restricted or as corrected. */
export interface RecallNotice {
  readonly recall: string;
  readonly kind: 'stop-using' | 'erase' | 'restrict' | 'restriction-lifted' | 'rectified';
  /** The recipient's own handle of the case. */
  readonly handle: string;
  readonly eventIds: readonly string[];
  readonly openedAt: string;
  /**
   * The recall's place in the hub's record: an answer to a claim whose `next` is greater permits anew what it holds. An older hub
   * does not tell; then the instants are compared.
   */
  readonly position?: number;
  /** How often the agency was reminded. */
  readonly reminders: number;
}

/** The question on `evidence.<network>.<agency>`: what changed after this revision (a compact JWS of the agency around it). */
export interface EvidenceAsk {
  /** What is asked is signed too, so that nobody can use one question as the other. */
  readonly kind: 'evidence';
  readonly network: string;
  readonly agency: string;
  readonly after: number;
  readonly max: number;
  readonly at: string;
}

/** The hub's answer: a JWE to the agency around a compact JWS of the hub around this. */
export interface EvidenceReply {
  readonly cases: readonly CaseEvidence[];
  /** Every recall that this agency has not answered in full, oldest first, 200 at most. */
  readonly recalls: readonly RecallNotice[];
  /** The revision to ask with next time. */
  readonly next: number;
  readonly more: boolean;
  readonly agreementHash: string;
  readonly registryRevision: number;
  readonly at: string;
  /** After this instant an adapter must ask again before it decides on consent. */
  readonly staleAfter: string;
}

/** The question on `claim.<network>.<agency>`: what may I have now (a compact JWS of the agency around it). */
export interface ClaimAsk {
  readonly kind: 'claim';
  readonly network: string;
  readonly agency: string;
  /** `next` of the last reply whose entries are durably in the agency's sink; 0 at first. */
  readonly after: number;
  readonly max: number;
  readonly at: string;
}

/** One event as a recipient gets it. */
export interface ReleasedEntry {
  readonly seq: number;
  /** The recipient's own link handle; for a link proposal the proposal's id. */
  readonly handle: string;
  readonly type: string;
  /** Absent where the basis does not reach to the date. */
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  readonly agency: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly basis: Basis;
  readonly purpose: string;
  readonly id: string;
  readonly corrects?: string;
  /** The person disputes what it says (§ 84(2) SGB X). */
  readonly disputed?: true;
  /** Only on the recipient's own entry: a stolen key of its own signed it, so nobody else is told of it (`ENTRY_IN_DOUBT`). */
  readonly inDoubt?: EntryDoubt;
}

/** How it stands with an own entry that a stolen key signed: the agency has not said yet whose it is, or said that it was not its own. */
export type EntryDoubt = 'unsettled' | 'disowned';

/** The hub's answer to a claim: a JWE to the recipient around this. */
export interface ClaimReply {
  /** The `after` it answers; an adapter drops a reply to a question it no longer asks. */
  readonly after: number;
  readonly entries: readonly ReleasedEntry[];
  /** What to claim after once all entries are in the sink; equal to `after` when there are none. */
  readonly next: number;
  readonly more: boolean;
  /** Receivers drop a reply that comes later than this (plus their tolerance for transit and clock skew). */
  readonly notAfter: string;
}

/** The hub's answer to a timeline read: a JWE to the reading agency around this. */
export interface TimelineReply {
  readonly handle: string;
  readonly asOf: string;
  readonly entries: readonly ReleasedEntry[];
  /** What the reading agency itself said last of conflicts between these entries; absent where it said nothing. */
  readonly conflicts?: readonly ConflictAnswer[];
  readonly notAfter: string;
}

/** That an agency took note of a conflict, or how it says that it ended. */
export interface ConflictAnswer {
  readonly by: string;
  /** Id of the rule in the agreement. */
  readonly rule: string;
  /** Ids of the two entries, sorted. */
  readonly entries: readonly string[];
  /** When it was recorded. */
  readonly at: string;
  /** Absent where it was acknowledged only. */
  readonly outcome?: 'withdrawn' | 'corrected' | 'meant-so';
}

/** What the consent commands carry for one provision (the hub adds who recorded it). */
export type ProvisionAsked = Omit<Provision, 'consentId' | 'recordedBy' | 'withdrawnAt' | 'invalidatedAt'> & {
  readonly depth: Depth;
};
