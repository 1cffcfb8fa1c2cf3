import type { Ask } from './ask.ts';
import type { Evidence, MatrixCell, Provision } from './evidence.ts';
import type { RefusalCode } from './refusal.ts';
import { within } from './period.ts';

/** The provisions under which a consent row permits, or why none does. */
export type ConsentGround = { readonly consent: Provision; readonly release?: Provision } | RefusalCode;

/** Finds the consent (and, for a bearer of professional secrecy, the § 203 StGB release beside it) for a consent row. */
export function consentGround(ask: Ask, evidence: Evidence, cell: MatrixCell): ConsentGround {
  const consent = strongest(ask, evidence, 'consent');
  if (typeof consent === 'string') return consent;
  if (cell.basis.kind !== 'CONSENT' || !cell.basis.secrecy) return { consent };
  const release = strongest(ask, evidence, 'secrecy-release');
  return typeof release === 'string' ? 'SECRECY_NOT_RELEASED' : { consent, release };
}

function strongest(ask: Ask, evidence: Evidence, form: Provision['form']): Provision | RefusalCode {
  const covering = evidence.provisions.filter(
    (provision) => provision.form === form && covers(provision, ask),
  );
  const usable = covering.filter((provision) => flaw(provision, ask) === undefined).sort(byDepthThenId);
  return usable[0] ?? mostTelling(covering.map((provision) => flaw(provision, ask)));
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

function flaw(provision: Provision, ask: Ask): RefusalCode | undefined {
  if (provision.withdrawnAt !== undefined) return 'CONSENT_WITHDRAWN';
  if (ask.at < provision.validFrom) return 'CONSENT_NOT_YET_VALID';
  if (ask.at >= provision.validUntil) return 'CONSENT_EXPIRED';
  if (!within(ask.happenedAt, provision.dataFrom, provision.dataUntil)) return 'OUTSIDE_DATA_PERIOD';
  return undefined;
}

const DEPTHS = ['detail', 'date', 'fact'];

function byDepthThenId(one: Provision, other: Provision): number {
  return (
    DEPTHS.indexOf(one.depth) - DEPTHS.indexOf(other.depth) ||
    Number(other.special) - Number(one.special) ||
    compare(one.consentId, other.consentId) ||
    compare(one.provisionId, other.provisionId)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const TELLING: readonly RefusalCode[] = [
  'OUTSIDE_DATA_PERIOD',
  'CONSENT_NOT_YET_VALID',
  'CONSENT_EXPIRED',
  'CONSENT_WITHDRAWN',
];

function mostTelling(flaws: readonly (RefusalCode | undefined)[]): RefusalCode {
  return TELLING.find((code) => flaws.includes(code)) ?? 'NO_CONSENT';
}
