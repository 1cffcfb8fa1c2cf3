import type { Receipt } from '#catalogue';

/** Why a message is only counted: nothing in it shows that the agency sent it. */
export type NoiseReason = 'UNREADABLE' | 'NETWORK_UNKNOWN' | 'AGENCY_UNKNOWN' | 'NOTHING_SIGNED';

/** What became of one intake message. */
export type IntakeAnswer =
  /** `receipts`: compact JWS of the hub around a ReceiptBatch. */
  | { readonly kind: 'answered'; readonly receipts: string; readonly outcomes: readonly Receipt[] }
  /** Nothing was stored, and there is nobody to answer. */
  | { readonly kind: 'noise'; readonly reason: NoiseReason }
  /** Something is not durable yet: no receipt at all leaves, the message is to come again. */
  | { readonly kind: 'unsettled' };
