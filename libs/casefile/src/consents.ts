import type { ProvisionAsked } from '#catalogue';
import type { Provision } from '#gate';
import type { ConsentAmended, ConsentGiven, ConsentRefused, ConsentWithdrawn } from './case.events.ts';

/** A consent record with its life so far. Ids are unique per recorder: one agency's id tells it nothing about another's records. */
export interface Consent {
  readonly recordedBy: string;
  readonly consentId: string;
  readonly answer: 'given' | 'refused';
  readonly provisions: readonly Provision[];
  /** The whole record was taken back. */
  readonly withdrawnAt?: string;
  /** Every provision this record ever had, amended ones too. */
  readonly known: readonly Pick<Provision, 'provisionId' | 'source'>[];
}

/** The record this agency took down under this id. */
export function consentOf(
  consents: readonly Consent[],
  recordedBy: string,
  consentId: string,
): Consent | undefined {
  return consents.find((one) => one.recordedBy === recordedBy && one.consentId === consentId);
}

/** A new record; the first one under an id stays. */
export function withConsent(
  consents: readonly Consent[],
  fact: ConsentGiven | ConsentRefused,
  answer: Consent['answer'],
): readonly Consent[] {
  if (consentOf(consents, fact.by, fact.consentId)) return consents;
  const provisions = answer === 'given' ? stated(fact, fact.provisions) : [];
  return [
    ...consents,
    { recordedBy: fact.by, consentId: fact.consentId, answer, provisions, known: provisions },
  ];
}

/** New provisions in place of those in force; what was withdrawn stays withdrawn. */
export function withAmendment(consents: readonly Consent[], fact: ConsentAmended): readonly Consent[] {
  return replaced(consents, fact.by, fact.consentId, (consent) => {
    if (consent.withdrawnAt !== undefined) return consent;
    const gone = consent.provisions.filter((one) => one.withdrawnAt !== undefined);
    const fresh = stated(fact, fact.provisions).filter((one) =>
      gone.every((old) => old.provisionId !== one.provisionId),
    );
    return { ...consent, provisions: [...gone, ...fresh], known: [...consent.known, ...fresh] };
  });
}

/** The withdrawal's effect on whatever the record has become meanwhile; a second one changes nothing. */
export function withWithdrawal(consents: readonly Consent[], fact: ConsentWithdrawn): readonly Consent[] {
  return replaced(consents, fact.recordedBy, fact.consentId, (consent) => {
    const provisions = consent.provisions.map((one) =>
      one.withdrawnAt === undefined && meant(fact, consent, one) ? { ...one, withdrawnAt: fact.at } : one,
    );
    const whole = fact.source === undefined && fact.provisionIds === undefined;
    return { ...consent, provisions, ...(whole && { withdrawnAt: consent.withdrawnAt ?? fact.at }) };
  });
}

/**
 * A withdrawal or amendment of which only the author is left may have meant any of the author's records and any of which
 * it is the source: none of them gives anything more.
 */
export function withLostNarrowing(
  consents: readonly Consent[],
  agency: string,
  at: string,
): readonly Consent[] {
  return consents.reduce((all, { recordedBy, consentId }) => {
    const whose = recordedBy === agency ? {} : { source: agency };
    return withWithdrawal(all, { by: agency, consentId, recordedBy, at, ...whose });
  }, consents);
}

/** A provision that an amendment replaced at the same moment is no longer there to be hit: then the withdrawal takes all that it could have become. */
function meant(fact: ConsentWithdrawn, consent: Consent, provision: Provision): boolean {
  if (fact.source !== undefined && provision.source !== fact.source) return false;
  if (fact.provisionIds === undefined) return true;
  const present = consent.provisions.map((one) => one.provisionId);
  const replacedMeanwhile = fact.provisionIds.some((id) => !present.includes(id));
  return replacedMeanwhile || fact.provisionIds.includes(provision.provisionId);
}

function stated(fact: { by: string; consentId: string }, provisions: readonly ProvisionAsked[]): Provision[] {
  return provisions.map((one) => ({ ...one, consentId: fact.consentId, recordedBy: fact.by }));
}

function replaced(
  consents: readonly Consent[],
  recordedBy: string,
  consentId: string,
  change: (consent: Consent) => Consent,
): readonly Consent[] {
  return consents.map((one) =>
    one.recordedBy === recordedBy && one.consentId === consentId ? change(one) : one,
  );
}
