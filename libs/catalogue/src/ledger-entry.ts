import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';

/** What of an event both its agency and the hub know, besides its place in the log. */
export interface LedgerEnvelope {
  readonly id: string;
  readonly network: string;
  readonly agency: string;
  readonly happenedAt: string;
  readonly commitment: string;
  readonly signature: string;
}

/** The clear columns of an event in the log, as far as the ledger proves them. */
export interface LedgerEvent extends LedgerEnvelope {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly version: number;
  readonly theme: string;
  readonly category: string;
  readonly recordedAt: string;
}

/** A leaf before it is hashed: `position` in the log, and two hashes that say nothing by themselves (base64url). */
export interface LedgerLeaf {
  readonly position: number;
  /** {@link envelopeDigest}: the agency can compute it from what it sent. */
  readonly envelope: string;
  /** {@link placeDigest}: only the hub can compute it, as it knows the stream. */
  readonly place: string;
}

/** base64url(SHA-256(canonical JSON of the {@link LedgerEnvelope})): what the agency signed and when it happened. */
export function envelopeDigest(envelope: LedgerEnvelope): string {
  const { agency, commitment, happenedAt, id, network, signature } = envelope;
  return digest({ agency, commitment, happenedAt, id, network, signature });
}

/** base64url(SHA-256(canonical JSON)) of where and as what the hub filed it; the signature in it keeps the stream from being guessed. */
export function placeDigest(event: LedgerEvent): string {
  const { category, recordedAt, revision, signature, stream, theme, type, version } = event;
  return digest({ category, recordedAt, revision, signature, stream, theme, type, version });
}

/** The leaf of an event: a pure function of the log, so any hub can compute it. */
export function ledgerLeaf(event: LedgerEvent): LedgerLeaf {
  return { position: event.position, envelope: envelopeDigest(event), place: placeDigest(event) };
}

/** The bytes that are hashed into the tree (RFC 6962 `leaf_hash`): the leaf's canonical JSON. */
export function leafBytes({ position, envelope, place }: LedgerLeaf): Uint8Array {
  return Buffer.from(canonicalJson({ position, envelope, place }));
}

function digest(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url');
}
