import type { Agreement } from '#agreement';
import { noticeOf, party } from '#agreement';
import type { ConsentReceipt, ConsentRecord } from '#catalogue';
import { consentReceipt, readConsentReceipt } from '#catalogue';
import type { PublicJwk, Sealer } from '#ports';
import { DeskProblem } from './problem.ts';
import type { ConsentShown, NoticeShown } from './recorded-consent.ts';

/** Who issues a receipt, about whose case. */
export interface Issuer {
  readonly agency: string;
  readonly handle: string;
  readonly agreement: Agreement;
  /** Now. */
  readonly at: string;
}

/** The record of a consent as this agency took it down, for its receipt (ISO/IEC TS 27560). */
export function recordOf(consent: ConsentShown, { agency, handle, agreement, at }: Issuer): ConsentRecord {
  const { consentId, state, notice, givenBy, representedUntil, identityCheck, supersedes } = consent;
  const { provisions, life } = consent;
  return {
    network: agreement.network,
    recordedBy: agency,
    consentId,
    handle,
    issuedAt: at,
    notice: withHash(notice, agreement),
    ...(givenBy !== undefined && { givenBy }),
    ...(representedUntil !== undefined && { representedUntil }),
    ...(identityCheck !== undefined && { identityCheck }),
    ...(state !== 'requested' && state !== 'refused' && { consequencesTold: true as const }),
    ...(supersedes !== undefined && { supersedes }),
    provisions,
    life,
    parties: partiesIn(agency, consent, agreement),
  };
}

/** A receipt and the agency's signature over it, a compact JWS. */
export function signedReceipt(
  record: ConsentRecord,
  sealer: Pick<Sealer, 'sign'>,
): { readonly receipt: ConsentReceipt; readonly signed: string } {
  const receipt = consentReceipt(record);
  return { receipt, signed: sealer.sign(receipt) };
}

/** Who may have signed a receipt. */
export interface Verifier {
  readonly network: string;
  readonly sealer: Pick<Sealer, 'verify'>;
  /** Signing keys of an agency, present and past as far as they are known. */
  readonly keysOf: (agency: string) => readonly PublicJwk[];
}

/** The record of a signed receipt. Throws `RECEIPT_UNREADABLE`, `RECEIPT_SIGNATURE`. */
export function readSignedReceipt(signed: string, { network, sealer, keysOf }: Verifier): ConsentRecord {
  const record = readConsentReceipt(payloadOf(signed));
  if (!('provisions' in record))
    throw new DeskProblem('RECEIPT_UNREADABLE', record[0]?.fix ?? 'send the receipt as it was issued', {
      pointer: `/receipt${record[0]?.pointer ?? ''}`,
    });
  if (record.network !== network)
    throw new DeskProblem('RECEIPT_UNREADABLE', 'it belongs to another network', { pointer: '/receipt' });
  if (sealer.verify(signed, keysOf(record.recordedBy)) === undefined)
    throw new DeskProblem('RECEIPT_SIGNATURE', 'ask the agency that it names for a new one', {
      pointer: '/receipt',
    });
  return record;
}

/** What it says, unverified: only from this it is known whose keys are to fit. */
function payloadOf(signed: string): unknown {
  try {
    return JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Which text the person was given, told by its hash where the agreement holds it. */
function withHash(notice: NoticeShown, agreement: Agreement): NoticeShown {
  const { id, version, language } = notice;
  const hash = notice.hash ?? noticeOf(agreement, id, version, language)?.hash;
  return hash === undefined ? notice : { ...notice, hash };
}

function partiesIn(agency: string, { provisions }: ConsentShown, agreement: Agreement) {
  const named = [agency, ...provisions.flatMap((one) => [one.source, ...one.recipients])];
  return [...new Set(named)].flatMap((id) => {
    const one = party(agreement, id);
    return one === undefined
      ? []
      : [{ agency: id, titles: one.titles, controller: one.controller.titles, dpo: one.dpo }];
  });
}
