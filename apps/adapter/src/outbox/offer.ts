import type { EnvelopeKind } from '#catalogue';

/** Where in an export an event stands. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  /** The file's place in the order of imports: an earlier file never overrides a later one. */
  readonly place: number;
}

/** What the adapter would like to tell the hub. */
export interface Offer {
  /** The stable keys: the same for the same happening in every export, whatever else in the row changes. */
  readonly key: readonly string[];
  readonly kind: EnvelopeKind;
  readonly type: string;
  readonly handle: string;
  readonly reference: string;
  readonly happenedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Id of an own event that this one puts right though its keys differ; for equal keys the outbox finds it itself. */
  readonly corrects?: string;
  readonly derivedfrom?: string;
  readonly origin?: Origin;
}

/**
 * `same`: known with this content, or said by an older file; `contradicts`: two rows of one file say different things; `moved`: the
 * hub has it in another case, so that it cannot be corrected in this one.
 */
export type Offered = 'new' | 'same' | 'corrected' | 'contradicts' | 'moved';
