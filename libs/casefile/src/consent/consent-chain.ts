import { createHash } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import type { CaseFact, ReadEvent } from '../case.events.ts';

/** A fact of the life of a consent. */
export type ConsentFact = Extract<CaseFact, { readonly type: `Consent${string}` }>;

/** What changed a record: a fact of its life, or one of which only the author is left. */
export type ConsentChange = Extract<ReadEvent, { readonly type: ConsentFact['type'] | 'FactLost' }>;

/**
 * One change of a consent record. `head` = base64url(SHA-256(head of the step before ‖ canonical({ type, data, id }))), where
 * `id` is that of the fact in the record and the first step has no head before it: so nobody can change, drop or add a step
 * in the middle without every later head telling (ISO/IEC TS 27560: hash of the previous revision).
 */
export interface ConsentStep {
  readonly revision: number;
  readonly head: string;
  readonly change: ConsentChange;
}

/** A record whose changes are chained. */
export interface Chained {
  /** How often the record was changed, counted from 0. */
  readonly revision: number;
  /** Hash over all changes so far: see {@link ConsentStep}. */
  readonly head: string;
  readonly steps: readonly ConsentStep[];
}

/** The records after a change, each one that it touched a revision further. */
export function chained<Record extends Chained>(
  before: readonly Record[],
  after: readonly Record[],
  change: ConsentChange,
): readonly Record[] {
  return after.map((record) => (before.includes(record) ? record : furtherBy(record, change)));
}

/** The head after a change; `before` is the head so far, empty at first. */
export function headAfter(before: string, { type, data, stored }: ConsentChange): string {
  const text = before + canonicalJson({ type, data, id: stored?.id ?? '' });
  return createHash('sha256').update(text).digest('base64url');
}

function furtherBy<Record extends Chained>(record: Record, change: ConsentChange): Record {
  const revision = record.revision + 1;
  const head = headAfter(record.head, change);
  return { ...record, revision, head, steps: [...record.steps, { revision, head, change }] };
}
