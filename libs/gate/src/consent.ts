import type { Ask } from './ask.ts';
import type { Evidence, MatrixCell, Provision } from './evidence.ts';
import type { RefusalCode } from './refusal.ts';
import { within } from './period.ts';

/** The provisions under which a consent row permits, or why none does. */
export type ConsentGround = { readonly consent: Provision; readonly release?: Provision } | RefusalCode;

/**
 * Finds the consent (and, for a bearer of professional secrecy, the § 203 StGB release beside it) for a consent row. What is
 * restricted passes only under what the person agreed to from then on (Art. 18(2) GDPR): `since` closes what is older.
 */
export function consentGround(
  ask: Ask,
  evidence: Evidence,
  cell: MatrixCell,
  since: string | undefined,
): ConsentGround {
  const consent = strongest(ask, evidence, 'consent', since);
  if (typeof consent === 'string') return consent;
  if (cell.basis.kind !== 'CONSENT' || !cell.basis.secrecy) return { consent };
  const release = strongest(ask, evidence, 'secrecy-release', since);
  return typeof release === 'string' ? 'SECRECY_NOT_RELEASED' : { consent, release };
}

function strongest(
  ask: Ask,
  evidence: Evidence,
  form: Provision['form'],
  since: string | undefined,
): Provision | RefusalCode {
  let best: Provision | undefined;
  let nearest = TELLING.length;
  for (const provision of evidence.provisions) {
    if (provision.form !== form || !covers(provision, ask)) continue;
    const flawed = flaw(provision, ask, since);
    if (flawed !== undefined) nearest = Math.min(nearest, TELLING.indexOf(flawed));
    else if (best === undefined || byDepthThenName(provision, best) < 0) best = provision;
  }
  return best ?? TELLING[nearest] ?? 'NO_CONSENT';
}

function covers(provision: Provision, ask: Ask): boolean {
  return (
    provision.source === ask.sender &&
    (provision.form === 'consent' || provision.recordedBy === ask.sender) &&
    provision.recipients.includes(ask.recipient) &&
    provision.purposes.includes(ask.purpose) &&
    (provision.eventTypes.includes(ask.eventType) || provision.eventTypes.includes('*'))
  );
}

function flaw(provision: Provision, ask: Ask, since: string | undefined): RefusalCode | undefined {
  const { withdrawnAt, invalidatedAt } = provision;
  if (withdrawnAt !== undefined) return 'CONSENT_WITHDRAWN';
  if (invalidatedAt !== undefined) return 'CONSENT_INVALIDATED';
  if (ask.at < provision.validFrom) return 'CONSENT_NOT_YET_VALID';
  if (ask.at >= provision.validUntil) return 'CONSENT_EXPIRED';
  if (!within(ask.happenedAt, provision.dataFrom, provision.dataUntil)) return 'OUTSIDE_DATA_PERIOD';
  if (since !== undefined && provision.validFrom < since) return 'RESTRICTED';
  return undefined;
}

const DEPTHS = ['detail', 'date', 'fact'];

function byDepthThenName(one: Provision, other: Provision): number {
  return (
    DEPTHS.indexOf(one.depth) - DEPTHS.indexOf(other.depth) ||
    Number(other.special) - Number(one.special) ||
    compare(one.consentId, other.consentId) ||
    compare(one.provisionId, other.provisionId) ||
    compare(one.recordedBy, other.recordedBy)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What comes nearest to a yes is told. */
const TELLING: readonly RefusalCode[] = [
  'RESTRICTED',
  'OUTSIDE_DATA_PERIOD',
  'CONSENT_NOT_YET_VALID',
  'CONSENT_EXPIRED',
  'CONSENT_WITHDRAWN',
  'CONSENT_INVALIDATED',
];
