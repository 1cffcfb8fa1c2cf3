/** The question on `ledger.<network>.<agency>`: show me that the log holds my events and has only grown (a compact JWS of the agency around it). */
export interface LedgerAsk {
  /** What is asked is signed too, so that nobody can use one question as the other. */
  readonly kind: 'ledger';
  readonly network: string;
  readonly agency: string;
  /** Origin of the head that the agency holds; empty when it holds none. */
  readonly origin: string;
  /** Size of that head; 0 when it holds none. */
  readonly size: number;
  /** That head, as the hub signed it; without it nobody is believed to have seen more than the log holds. */
  readonly head?: string;
  /** Own events, as their receipts named them, for which it has no proof yet; at most 100. */
  readonly prove: readonly { readonly id: string; readonly position: number }[];
  /** The agency's co-signature (C2SP `cosignature/v1`, a signature line of a signed note) of the head that it holds, once it found it consistent. */
  readonly cosigned?: string;
  /** All of its own events of before the restart are recorded again. Only after a {@link LedgerRestart}. */
  readonly refilled?: { readonly origin: string; readonly missing: number };
  readonly at: string;
}

/** That one own event is in the tree of the head that comes with it. */
export interface LedgerProof {
  readonly id: string;
  readonly position: number;
  /** The half of the leaf that only the hub knows. */
  readonly place: string;
  /** Index of the leaf, from 0. */
  readonly index: number;
  /** Audit path (RFC 6962, 2.1.1), base64url. */
  readonly path: readonly string[];
}

/** The record was restored from a backup that was older than what witnesses had seen; a new ledger goes on from it. */
export interface LedgerRestart {
  /** Origin of the new ledger. */
  readonly origin: string;
  /** Origin of the ledger before. */
  readonly before: string;
  /** Leaves of the ledger before that are also the first ones of the new one. */
  readonly kept: number;
  /** Last log position that the backup held: later events of the agency are to be sent again. */
  readonly since: number;
  readonly at: string;
}

/** The hub's answer: a JWE to the agency around a compact JWS of the hub around this. */
export interface LedgerReply {
  /** The newest head: a C2SP checkpoint in a signed note of the hub; absent while the log is empty. */
  readonly note?: string;
  /** Consistency proof (RFC 6962, 2.1.2) from the size asked with, base64url; empty when nothing was held or the sizes are equal. */
  readonly consistency: readonly string[];
  readonly proofs: readonly LedgerProof[];
  /** Present when the agency asked with the origin of a ledger before this one. */
  readonly restart?: LedgerRestart;
  readonly at: string;
}
