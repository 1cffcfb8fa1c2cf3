import { bodyOf, type Envelope, type EnvelopeKind, headOf, type SignedEnvelope } from '#catalogue';
import type { PublicJwk, Sealer } from '#ports';
import { commitment, isCommittedTo } from './commitment.ts';

/** What a sender says of an event or command; the rest of the envelope follows from it. */
export interface Statement {
  readonly id: string;
  /** The sender's link handle of the case. */
  readonly handle: string;
  readonly network: string;
  readonly agency: string;
  readonly type: string;
  readonly kind: EnvelopeKind;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly corrects?: string;
  readonly derivedfrom?: string;
  readonly salt: string;
}

/** The envelope of a statement, committed to and signed by its sender. */
export function makeEnvelope(statement: Statement, sealer: Sealer): SignedEnvelope {
  const { id, handle, network, agency, type, kind, time, salt } = statement;
  const body = bodyOf({ ...statement, source: `//${network}/${agency}/${handle}` });
  const envelope: Envelope = {
    specversion: '1.0',
    id,
    type,
    time,
    network,
    agency,
    kind,
    commitment: commitment(salt, body),
    salt,
    ...body,
  };
  return { envelope, signature: sealer.signDetached(headOf(envelope)) };
}

/** Whether salt and body are those that the sender committed to. */
export function commitmentMatches(envelope: Envelope): boolean {
  return isCommittedTo(envelope.commitment, envelope.salt, bodyOf(envelope));
}

/** Whether one of the keys signed the envelope's head. */
export function signatureMatches(
  signed: SignedEnvelope,
  keys: readonly PublicJwk[],
  sealer: Pick<Sealer, 'verifyDetached'>,
): boolean {
  return sealer.verifyDetached(signed.signature, headOf(signed.envelope), keys);
}
