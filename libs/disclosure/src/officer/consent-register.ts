import type { Consent } from '#casefile';
import { consentStatus } from '#casefile';
import type { ConsentStatus } from '#casefile';
import type { Provision } from '#gate';
import type { ProvisionUse } from '#ports';
import type { OwnCase } from './own-cases.ts';
import type { OfficerScope } from './scope.ts';

/** A provision as far as it concerns the scope: who else receives is told to whom the consent is the own one. */
export type RegisteredProvision = Omit<Provision, 'consentId' | 'recordedBy'> & {
  readonly recordedBy?: string;
};

/** A consent record as far as it concerns the scope. */
export interface RegisteredConsent {
  readonly case: string;
  readonly consentId: string;
  /** Absent for who is only a recipient: who took it down may be an agency of which the recipient does not know. */
  readonly recordedBy?: string;
  /** Of the record, or of the provisions that are told when the record is not the own one. */
  readonly status: ConsentStatus;
  /** Changes of the whole record and the hash over them: for who keeps it only. */
  readonly revision?: number;
  readonly head?: string;
  readonly provisions: readonly RegisteredProvision[];
}

/**
 * The consent records of a case as far as they concern the scope. A recipient is told of a provision only when something was
 * disclosed to it on it: before that, the provision would tell that the person is a client of its source.
 */
export function registeredConsents(
  { handle, loaded }: OwnCase,
  scope: OfficerScope,
  uses: readonly ProvisionUse[],
  at: string,
): readonly RegisteredConsent[] {
  const { state, caseId } = loaded;
  if (state.kind === 'none') return [];
  const used = (one: Provision) => uses.some((use) => use.caseId === caseId && isOf(use, one));
  return state.consents.flatMap((consent) => {
    const keeps = scope.agencies.includes(consent.recordedBy);
    const concerning = consent.provisions.filter((one) => keeps || concerns(one, scope, used));
    return keeps || concerning.length > 0 ? [registered(consent, concerning)] : [];
  });

  function registered(consent: Consent, concerning: readonly Provision[]): RegisteredConsent {
    const { recordedBy, consentId, revision, head } = consent;
    const keeps = scope.agencies.includes(recordedBy);
    const isSource = concerning.some(({ source }) => scope.agencies.includes(source));
    return {
      case: handle,
      consentId,
      ...((keeps || isSource) && { recordedBy }),
      status: consentStatus(keeps ? consent : { ...consent, provisions: concerning }, at),
      ...(keeps && { revision, head }),
      provisions: concerning.map((one) => provisionFor(scope, one)),
    };
  }
}

/** The provision as the scope is told it. */
export function provisionFor(scope: OfficerScope, provision: Provision): RegisteredProvision {
  const { consentId: _, recordedBy, recipients, ...rest } = provision;
  const isOwn = [recordedBy, provision.source].some((agency) => scope.agencies.includes(agency));
  if (isOwn) return { ...rest, recordedBy, recipients };
  return { ...rest, recipients: recipients.filter((agency) => scope.agencies.includes(agency)) };
}

function concerns(
  provision: Provision,
  { agencies }: OfficerScope,
  used: (provision: Provision) => boolean,
): boolean {
  if (agencies.includes(provision.source)) return true;
  return provision.recipients.some((agency) => agencies.includes(agency)) && used(provision);
}

function isOf(use: ProvisionUse, { recordedBy, consentId, provisionId }: Provision): boolean {
  const isNamed = use.consentId === consentId && use.provisionId === provisionId;
  return isNamed && (use.recordedBy ?? recordedBy) === recordedBy;
}

/** A provision on which nothing was disclosed though it is in force. */
export interface UnusedProvision extends RegisteredProvision {
  readonly case: string;
  readonly consentId: string;
}

/** Provisions of which the scope is the source, in force all the while since an instant, on which it disclosed nothing. */
export function unusedProvisions(
  { handle, loaded }: OwnCase,
  scope: OfficerScope,
  uses: readonly ProvisionUse[],
  { since, at }: { readonly since: string; readonly at: string },
): readonly UnusedProvision[] {
  const { state, caseId } = loaded;
  if (state.kind === 'none') return [];
  return state.consents
    .flatMap(({ provisions }) => provisions)
    .filter((one) => {
      const inForce = one.validFrom <= since && at < one.validUntil;
      const isGone = one.withdrawnAt !== undefined || one.invalidatedAt !== undefined;
      const used = uses.some((use) => use.caseId === caseId && isOf(use, one));
      return inForce && !isGone && !used && scope.agencies.includes(one.source);
    })
    .map((one) => ({ case: handle, consentId: one.consentId, ...provisionFor(scope, one) }));
}
