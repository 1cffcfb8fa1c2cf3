import type { Basis, Depth, Objection, Provision, Restriction } from '#gate';

/** What became of one envelope. */
export type Outcome = 'accepted' | 'refused' | 'held';

/** The hub's answer to one envelope; sent only after the durable append, the same one for every retry. */
export interface Receipt {
  readonly id: string;
  readonly outcome: Outcome;
  /** Stable code when refused or held (docs/errors.md). */
  readonly code?: string;
  /** Place in the global log when accepted. */
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
  readonly erased: boolean;
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
}

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
  readonly notAfter: string;
}

/** What the consent commands carry for one provision (the hub adds who recorded it). */
export type ProvisionAsked = Omit<Provision, 'consentId' | 'recordedBy' | 'withdrawnAt'> & {
  readonly depth: Depth;
};
