import type { Depth } from './ask.ts';

/** What a row of the disclosure matrix rests on. */
export type CellBasis =
  | { readonly kind: 'STATUTORY'; readonly paragraph: string; readonly duty?: boolean }
  | {
      readonly kind: 'CONSENT';
      readonly secrecy?: boolean;
      /** A consent for this row must say until when what happened may be told (`dataUntil`); looked at when it is recorded, not by the gate. */
      readonly needsDataUntil?: boolean;
    }
  | { readonly kind: 'FORBIDDEN'; readonly paragraph?: string };

/** One dated row of the disclosure matrix: who may tell whom what, for what, on which ground. */
export interface MatrixCell {
  readonly id: string;
  readonly eventType: string;
  readonly sender: string;
  readonly recipient: string;
  /** One purpose of the closed list; `*` is allowed on FORBIDDEN rows only. */
  readonly purpose: string;
  readonly basis: CellBasis;
  /** `on-request` needs an open request of the recipient; `push` and `duty` do not. */
  readonly trigger: 'push' | 'on-request' | 'duty';
  /** Name of a case fact that must be known to the sender, e.g. `obliged`. */
  readonly condition?: string;
  readonly decidedBy: 'rule' | 'clerk';
  /** Deepest field this row lets through; without it `detail`. Special fields never pass on a statutory row, but to the person. */
  readonly depth?: Depth;
  /** Why this row still tells what is restricted (Art. 18(2) GDPR); without it a restriction closes the row. */
  readonly despiteRestriction?: 'legal-claims' | 'rights-of-others' | 'public-interest';
  /** In force from this instant (inclusive) until that one (exclusive). */
  readonly from: string;
  readonly until?: string;
}

/** One provision of a consent record with its life, as the case stream tells it. */
export interface Provision {
  readonly consentId: string;
  readonly provisionId: string;
  /** A release from professional secrecy (§ 203 StGB) is its own kind and never replaces the consent. */
  readonly form: 'consent' | 'secrecy-release';
  readonly source: string;
  readonly recordedBy: string;
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  /** Exact event types, or `*` for every type of the source. */
  readonly eventTypes: readonly string[];
  readonly depth: Depth;
  /** Whether special categories (Art. 9 GDPR) are expressly included. */
  readonly special: boolean;
  /** Borders of *happened*: from inclusive, until exclusive; absent = open. */
  readonly dataFrom?: string;
  readonly dataUntil?: string;
  /** Life of the provision: from inclusive, until exclusive. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** The instant of its withdrawal; once it is in the record it permits nothing, whatever the clocks say. */
  readonly withdrawnAt?: string;
  /** It counts no more although nobody withdrew it: found invalid, objected to by its source, superseded; again whatever the clocks say. */
  readonly invalidatedAt?: string;
}

/**
 * A restriction of processing (Art. 18 GDPR, § 84 SGB X) over a case or over single events, from when it is in the record
 * until `until`. It leaves open what the person consents to from `from` on, and rows that say why they pass it (Art. 18(2)).
 */
export interface Restriction {
  readonly eventIds: readonly string[] | '*';
  readonly from: string;
  readonly until?: string;
}

/** An upheld objection (Art. 21 GDPR) that closes one row of the matrix, from when it is in the record until `until`. */
export interface Objection {
  readonly rowId: string;
  readonly from: string;
  readonly until?: string;
}

/** One agency's request for information of the sender: what it opens, and for how long. */
export interface Request {
  readonly id: string;
  /** Who asks. */
  readonly by: string;
  /** The event type that was asked for. */
  readonly about: string;
  /** Not answered or declined yet: then it opens every event of the type. */
  readonly open: boolean;
  /** Ids of the events that answered it: they stay open to who asked. */
  readonly answers: readonly string[];
}

/** A clerk of the sender decided that this one event may be told to this recipient under this row (§ 67d(1) SGB X). */
export interface Clearance {
  readonly rowId: string;
  readonly recipient: string;
  readonly eventId: string;
}

/** What controllers released to the person in answer to one request (Art. 15 GDPR); what is not listed stays withheld. */
export interface PersonsAccess {
  readonly requestId: string;
  readonly eventIds: readonly string[];
}

/** How one field of the asked event type is classed in the catalogue. */
export interface FieldClass {
  readonly name: string;
  readonly depth: Depth;
  readonly special: boolean;
}

/** All that the gate may look at: a snapshot of case, agreement and registry at one set of revisions. */
export interface Evidence {
  readonly network: string;
  readonly caseRevision: number;
  readonly registryRevision: number;
  readonly agreement: { readonly hash: string; readonly from: string; readonly cells: readonly MatrixCell[] };
  /** Agencies with an active link to the case. At the adapter's own door only its own link is known. */
  readonly linked: readonly string[];
  /** Agencies to which an open link proposal is addressed: they may learn of the proposal itself and of nothing else. */
  readonly invited: readonly string[];
  readonly provisions: readonly Provision[];
  /** Case facts known to the *sender*, e.g. `obliged`, `plan`. */
  readonly facts: readonly string[];
  readonly restrictions: readonly Restriction[];
  readonly objections: readonly Objection[];
  /** Requests for information that are addressed to the sender and known to it. */
  readonly requests: readonly Request[];
  readonly clearances: readonly Clearance[];
  /** Ids of the sender's events that the person disputes. */
  readonly disputed: readonly string[];
  /** Ids of the sender's events that were recorded with a stolen key, until the sender confirms them. */
  readonly doubted: readonly string[];
  /** Only at the door of subject access. */
  readonly access?: PersonsAccess;
  readonly fields: readonly FieldClass[];
  readonly erased: boolean;
}
