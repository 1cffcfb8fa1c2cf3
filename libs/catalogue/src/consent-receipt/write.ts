import { purposeOf } from '../purposes.ts';
import { RECEIPT_PROFILE, receiptContext, RECORD_PROFILE } from './context.ts';
import type {
  BothLanguages,
  ConsentRecord,
  consentSteps,
  ConsentStepTold,
  PartyNamed,
  ProvisionTold,
} from './record.ts';

/** The state of consent in DPV after each step. */
const STATES: Readonly<Record<keyof typeof consentSteps, string>> = {
  requested: 'dpv:ConsentRequested',
  given: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  reconfirmed: 'dpv:RenewedConsentGiven',
  amended: 'dpv:ConsentGiven',
  withdrawn: 'dpv:ConsentWithdrawn',
  invalidated: 'dpv:ConsentInvalidated',
  objected: 'dpv:ConsentInvalidated',
  superseded: 'dpv:ConsentInvalidated',
};

/** A consent receipt in JSON-LD, as plain JSON. */
export type ConsentReceipt = ReturnType<typeof consentReceipt>;

/**
 * The receipt of a consent for the person: shaped as ISO/IEC TS 27560 in terms of DPV, with everything that the record holds.
 * Signing it is the caller's.
 */
export function consentReceipt(record: ConsentRecord) {
  return {
    '@context': receiptContext,
    '@type': 'dpv:ConsentReceipt',
    'dct:conformsTo': RECEIPT_PROFILE,
    'dct:created': record.issuedAt,
    'dct:publisher': record.recordedBy,
    'schema:recipient': 'dpv:DataSubject',
    'dpv:hasRecordOfActivity': recordOf(record),
  } as const;
}

function recordOf(record: ConsentRecord) {
  const { network, recordedBy, consentId, handle, givenBy, representedUntil, identityCheck } = record;
  const { consequencesTold, supersedes, chain, notice } = record;
  return {
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': RECORD_PROFILE,
    'dct:identifier': consentId,
    ...present('dct:replaces', supersedes),
    'wegmarke:network': network,
    'wegmarke:recordedBy': recordedBy,
    ...(chain && { 'wegmarke:revision': chain.revision, 'wegmarke:head': chain.head }),
    'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'dct:identifier': handle },
    'dpv:hasNotice': noticeOf(notice),
    ...present('dpv:isIndicatedBy', givenBy),
    ...present('wegmarke:representedUntil', representedUntil),
    ...present('wegmarke:identityCheck', identityCheck),
    ...present('wegmarke:consequencesTold', consequencesTold),
    'dpv:hasProcess': record.provisions.map(processOf),
    'dpv:hasEntity': record.parties.map(partyOf),
    'dpv:hasConsentStatus': record.life.map(stepOf),
  };
}

function noticeOf({ id, version, language, channel, ...rest }: ConsentRecord['notice']) {
  return {
    '@type': 'dpv:ConsentNotice',
    'dct:identifier': id,
    'dct:hasVersion': version,
    'dct:language': language,
    'dpv:hasIndicationMethod': channel,
    ...present('wegmarke:hash', rest.hash),
    ...present('wegmarke:plainLanguage', rest.plainLanguage),
    ...present('wegmarke:interpreter', rest.interpreter),
    ...present('wegmarke:scanHash', rest.scanHash),
  };
}

/** One provision: who may show what to whom, for what, until when. */
function processOf(one: ProvisionTold) {
  const data = one.special ? 'dpv:SpecialCategoryPersonalData' : 'dpv:PersonalData';
  return {
    '@type': 'dpv:Process',
    'dct:identifier': one.provisionId,
    'wegmarke:form': one.form,
    'dpv:hasLegalBasis': legalBasisOf(one),
    'dpv:hasPurpose': one.purposes.map((id) => ({
      '@type': purposeOf(id)?.dpv ?? 'dpv:Purpose',
      'dct:identifier': id,
    })),
    'dpv:hasDataSource': one.source,
    'dpv:hasRecipient': one.recipients,
    'dpv:hasPersonalData': one.eventTypes.map((type) => ({ '@type': data, 'dct:identifier': type })),
    'wegmarke:special': one.special,
    'wegmarke:depth': one.depth,
    ...periodAs('dct:temporal', one.dataFrom, one.dataUntil),
    ...periodAs('dpv:hasDuration', one.validFrom, one.validUntil),
    ...present('wegmarke:withdrawnAt', one.withdrawnAt),
    ...present('wegmarke:invalidatedAt', one.invalidatedAt),
    ...present('wegmarke:stoppedHereAt', one.stoppedHereAt),
  };
}

/** A release from secrecy is leave under criminal law and no ground of the GDPR. */
function legalBasisOf({ form, special }: ProvisionTold): string {
  if (form === 'secrecy-release') return 'wegmarke:secrecy-release';
  return special ? 'eu-gdpr:A9-2-a' : 'eu-gdpr:A6-1-a';
}

function periodAs(term: string, from: string | undefined, until: string | undefined) {
  if (from === undefined && until === undefined) return {};
  return { [term]: { ...present('schema:startDate', from), ...present('schema:endDate', until) } };
}

function partyOf({ agency, titles, controller, dpo }: PartyNamed) {
  return {
    '@type': 'dpv:LegalEntity',
    'dct:identifier': agency,
    'dct:title': inBoth(titles),
    'wegmarke:controllerTitle': inBoth(controller),
    ...present('dpv:hasDataProtectionOfficer', dpo),
  };
}

function stepOf({ step, at, fact }: ConsentStepTold) {
  return {
    '@type': STATES[step],
    'wegmarke:step': step,
    'dpv:isIndicatedAtTime': at,
    ...present('dct:identifier', fact),
  };
}

function inBoth({ de, en }: BothLanguages) {
  return { de, en };
}

function present(term: string, value: string | boolean | undefined) {
  return value === undefined ? {} : { [term]: value };
}
