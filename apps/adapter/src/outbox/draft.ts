import type { EnvelopeKind, SignedEnvelope } from '#catalogue';

/** What the outbox gives to be signed: an envelope without network, agency, salt and commitment. */
export interface EnvelopeDraft {
  readonly id: string;
  readonly kind: EnvelopeKind;
  readonly type: string;
  /** When it happened. */
  readonly time: string;
  readonly handle: string;
  readonly corrects?: string;
  readonly derivedfrom?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Makes the signed envelope; called once for each draft, so that every retry sends the same bytes. */
export type SignEnvelope = (draft: EnvelopeDraft) => SignedEnvelope;
