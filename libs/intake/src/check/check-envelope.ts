import type { Agreement } from '#agreement';
import { mayPublish, party } from '#agreement';
import { kidOf } from '#casefile';
import type { SignedEnvelope } from '#catalogue';
import { catalogueEntry, commandEntry, headOf, payloadProblems } from '#catalogue';
import type { PublicJwk, Sealer } from '#ports';
import type { IntakeCode } from '../codes.ts';
import { keepsCommitment } from './commitment.ts';

/** What an envelope is held against. */
export interface Against {
  readonly network: string;
  /** Whom the broker account or the address names. */
  readonly agency: string;
  /** Of the agency, usable now. */
  readonly signingKeys: readonly PublicJwk[];
  /** All that it ever had: who signs with one of them that is not usable any more is told so. */
  readonly everyKey: readonly PublicJwk[];
  readonly sealer: Pick<Sealer, 'verifyDetached'>;
  readonly agreement: Agreement;
  readonly at: string;
}

interface Check {
  readonly code: IntakeCode;
  readonly holds: (signed: SignedEnvelope, against: Against) => boolean;
}

/**
 * Commands that only end, dispute or answer for what the agency has. They need no party: a version of the agreement that names
 * the agency no more takes neither the person's withdrawal at its desk away nor its duty to answer. The case asks for the link.
 */
const WITHOUT_PARTY: ReadonlySet<string> = new Set([
  'de.wegmarke.consent.withdraw.v1',
  'de.wegmarke.consent.invalidate.v1',
  'de.wegmarke.consent.object.v1',
  'de.wegmarke.rights.dispute-entry.v1',
  'de.wegmarke.recall.answer.v1',
]);

/** What anybody can bring about, also somebody who has a key of the agency that was revoked. */
const NOT_BY_THE_AGENCY: ReadonlySet<IntakeCode> = new Set([
  'ENVELOPE_MALFORMED',
  'WRONG_AGENCY',
  'SIGNATURE_INVALID',
  'KEY_NOT_USABLE',
]);

/** How far an agency's clock may run ahead of the hub's, milliseconds. */
const AHEAD_MS = 5 * 60_000;

/** In this order; the first that fails decides. What a check relies on has been checked before it. */
const checks: readonly Check[] = [
  { code: 'WRONG_AGENCY', holds: isTheSenders },
  { code: 'SIGNATURE_INVALID', holds: isSigned },
  { code: 'KEY_NOT_USABLE', holds: isUsable },
  { code: 'COMMITMENT_MISMATCH', holds: ({ envelope }) => keepsCommitment(envelope) },
  { code: 'TYPE_UNKNOWN', holds: ({ envelope }) => isKnown(envelope.kind, envelope.type) },
  {
    code: 'PAYLOAD_INVALID',
    holds: ({ envelope }) => payloadProblems(envelope.type, envelope.data).length === 0,
  },
  { code: 'NO_RIGHT_TO_PUBLISH', holds: mayBeSent },
  {
    code: 'HAPPENED_IN_FUTURE',
    holds: ({ envelope }, { at }) => Date.parse(envelope.time) <= Date.parse(at) + AHEAD_MS,
  },
];

/** Why the envelope is refused for good, undefined when its case may be asked. */
export function faultOf(signed: SignedEnvelope, against: Against): IntakeCode | undefined {
  return checks.find(({ holds }) => !holds(signed, against))?.code;
}

/** Whether the sender of an envelope with this fault is known to be the agency all the same. */
export function provesSender(fault: IntakeCode | undefined): boolean {
  return fault === undefined || !NOT_BY_THE_AGENCY.has(fault);
}

function isTheSenders({ envelope }: SignedEnvelope, { network, agency }: Against): boolean {
  return envelope.network === network && envelope.agency === agency;
}

function isSigned({ envelope, signature }: SignedEnvelope, { sealer, everyKey }: Against): boolean {
  return sealer.verifyDetached(signature, headOf(envelope), everyKey);
}

/** Whether a usable key made a signature that was verified before: an agency's keys never share a name, so the name tells which it was. */
export function isUsable(
  { signature }: Pick<SignedEnvelope, 'signature'>,
  { signingKeys }: Pick<Against, 'signingKeys'>,
): boolean {
  const named = kidOf(signature);
  return signingKeys.some(({ kid }) => kid === named);
}

function isKnown(kind: 'event' | 'command', type: string): boolean {
  return (kind === 'event' ? catalogueEntry(type) : commandEntry(type)) !== undefined;
}

function mayBeSent({ envelope }: SignedEnvelope, { agreement }: Against): boolean {
  const { kind, agency, type } = envelope;
  if (kind === 'event') return mayPublish(agreement, agency, type);
  return WITHOUT_PARTY.has(type) || party(agreement, agency) !== undefined;
}
