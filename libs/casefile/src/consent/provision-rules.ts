import type { Agreement } from '#agreement';
import { mayRecordConsent, party, rowsNeedingDataUntil } from '#agreement';
import type { Provision } from '#gate';
import type { ProvisionStated } from './consent.events.ts';
import type { CasefileCode } from '../rejection.ts';

/** Why these provisions must not be recorded by this agency, in the place of those before them, or undefined when they may. */
export function provisionFault(
  agreement: Agreement,
  by: string,
  provisions: readonly ProvisionStated[],
  before: readonly ProvisionStated[] = [],
): CasefileCode | undefined {
  if (provisions.some((one) => !partiesKnown(agreement, one))) return 'CONSENT_PARTY_UNKNOWN';
  if (provisions.some((one) => one.form !== provisions[0]?.form)) return 'SECRECY_RELEASE_NOT_SEPARATE';
  if (provisions.some((one) => one.form === 'secrecy-release' && one.source !== by))
    return 'SECRECY_RELEASE_NOT_BY_BEARER';
  if (provisions.some((one) => !mayRecordConsent(agreement, by, one.source, one.recipients)))
    return 'CONSENT_RECORDER_NOT_NAMED';
  if (provisions.some((one) => lacksDataUntil(agreement, one, before))) return 'CONSENT_DATA_END_MISSING';
  const ids = new Set(provisions.map((one) => one.provisionId));
  return ids.size === provisions.length && provisions.every(lasts) ? undefined : 'CONSENT_PROVISIONS_UNCLEAR';
}

/** Whether a recorded provision counts: taken down by its source or by a body the agreement names, a secrecy release by its bearer. */
export function effective(agreement: Agreement, provision: Provision): boolean {
  const { form, recordedBy, source, recipients } = provision;
  if (form === 'secrecy-release' && recordedBy !== source) return false;
  return mayRecordConsent(agreement, recordedBy, source, recipients);
}

function partiesKnown(agreement: Agreement, { source, recipients }: ProvisionStated): boolean {
  return [source, ...recipients].every((agency) => party(agreement, agency) !== undefined);
}

/** Only for what it opens that it did not open without a day before: less may always be left. */
function lacksDataUntil(
  agreement: Agreement,
  stated: ProvisionStated,
  before: readonly ProvisionStated[],
): boolean {
  if (stated.dataUntil !== undefined) return false;
  const old = before.find((one) => one.provisionId === stated.provisionId && one.dataUntil === undefined);
  const opened = old === undefined ? [] : rowsNeedingDataUntil(agreement, old);
  return rowsNeedingDataUntil(agreement, stated).some((row) => !opened.includes(row));
}

function lasts({ validFrom, validUntil, dataFrom, dataUntil }: ProvisionStated): boolean {
  if (validFrom >= validUntil) return false;
  return dataFrom === undefined || dataUntil === undefined || dataFrom < dataUntil;
}
