import { createHash } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import type { CaseFact, ReadEvent } from '../case.events.ts';

/** A fact of the life of a consent. */
export type ConsentFact = Extract<CaseFact, { readonly type: `Consent${string}` }>;

/** What changed a record: a fact of its life, or one of which only the author is left. */
export type ConsentChange = Extract<ReadEvent, { readonly type: ConsentFact['type'] | 'FactLost' }>;

/** What of a stored fact is chained: clear columns under its signature, which no erasure takes. */
export interface ChainedFact {
  readonly id: string;
  readonly type: string;
  readonly commitment: string;
}

/**
 * One change of a consent record. `head` = base64url(SHA-256(head of the step before ‖ canonical({ id, type, commitment }))),
 * these being the columns of the fact in the record; the first step has no head before it. So nobody can change, drop or add
 * a step in the middle without every later head telling (ISO/IEC TS 27560: hash of the previous revision).
 */
export interface ConsentStep {
  readonly revision: number;
  readonly head: string;
  readonly change: ConsentChange;
}

/** A record whose changes are chained. */
export interface Chained {
  readonly recordedBy: string;
  /** How often the record was changed, counted from 0. */
  readonly revision: number;
  /** Hash over all changes so far: see {@link ConsentStep}. */
  readonly head: string;
  readonly steps: readonly ConsentStep[];
}

/**
 * The records after a change, each one that it touched a revision further. A fact that can no longer be read is a step of its
 * author's own records only: whether it was one of another's nobody can tell any more.
 */
export function chained<Record extends Chained>(
  before: readonly Record[],
  after: readonly Record[],
  change: ConsentChange,
): readonly Record[] {
  return after.map((record) =>
    before.includes(record) || !maySay(record, change) ? record : furtherBy(record, change),
  );
}

function maySay({ recordedBy }: Chained, change: ConsentChange): boolean {
  return change.type !== 'FactLost' || change.data.agency === recordedBy;
}

/** The head after a change; `before` is the head so far, empty at first. */
export function headAfter(before: string, { id, type, commitment }: ChainedFact): string {
  const text = before + canonicalJson({ id, type, commitment });
  return createHash('sha256').update(text).digest('base64url');
}

/** What of a change is chained, also when its content is gone. */
export function chainedFact(change: ConsentChange): ChainedFact {
  const { id = '', commitment = '' } = change.stored ?? {};
  return { id, type: change.type === 'FactLost' ? change.data.fact : change.type, commitment };
}

function furtherBy<Record extends Chained>(record: Record, change: ConsentChange): Record {
  const revision = record.revision + 1;
  const head = headAfter(record.head, chainedFact(change));
  return { ...record, revision, head, steps: [...record.steps, { revision, head, change }] };
}
