import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { Consent } from '../consents.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** Who takes down the withdrawal of which consent: all of it, or these provisions. */
export interface WithdrawConsentOrder {
  readonly by: string;
  readonly consentId: string;
  readonly provisionIds?: readonly string[];
  readonly at: string;
}

/**
 * A consent is withdrawn at the agency that recorded it, or at a source as far as the consent speaks for that source.
 * Consents of others with the same id stay out of sight. What was withdrawn stays withdrawn, whatever is amended meanwhile.
 */
export function withdrawConsent(
  order: WithdrawConsentOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { by, consentId, provisionIds } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const meant = state.consents.filter(
    (one) => one.answer === 'given' && one.consentId === consentId && names(one, order),
  );
  if (meant.length === 0) return reject('CONSENT_UNKNOWN');
  const alive = meant.filter((consent) => stillGives(consent, order));
  if (alive.length === 0) return reject('CONSENT_ALREADY_WITHDRAWN');
  return alive.map(({ recordedBy }) => ({
    type: 'ConsentWithdrawn',
    data: {
      by,
      consentId,
      recordedBy,
      ...(recordedBy !== by && { source: by }),
      ...(provisionIds && { provisionIds }),
      at: order.at,
    },
  }));
}

/** Whether the record, as far as this agency keeps it or is its source, holds what is to be withdrawn. */
function names(consent: Consent, order: WithdrawConsentOrder): boolean {
  const own = consent.known.filter((one) => speaksFor(consent, one, order));
  const ids = order.provisionIds ?? [];
  return own.length > 0 && ids.every((id) => own.some((one) => one.provisionId === id));
}

function stillGives(consent: Consent, order: WithdrawConsentOrder): boolean {
  const present = consent.provisions.map((one) => one.provisionId);
  const ids = order.provisionIds ?? present;
  const replaced = ids.some((id) => !present.includes(id));
  return consent.provisions.some(
    (one) =>
      one.withdrawnAt === undefined &&
      speaksFor(consent, one, order) &&
      (replaced || ids.includes(one.provisionId)),
  );
}

function speaksFor(consent: Consent, { source }: { source: string }, { by }: WithdrawConsentOrder): boolean {
  return consent.recordedBy === by || source === by;
}
