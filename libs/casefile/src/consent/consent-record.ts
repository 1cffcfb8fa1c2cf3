import type { Agreement } from '#agreement';
import { party } from '#agreement';
import type { ConsentRecord, ConsentStepTold, PartyNamed } from '#catalogue';
import type { ConsentChange, ConsentFact, ConsentStep } from './consent-chain.ts';
import type { Consent } from './consents.ts';

/** What a receipt tells beside the record itself. */
export interface ReceiptAbout {
  readonly network: string;
  /** The recorder's own handle of the case. */
  readonly handle: string;
  readonly issuedAt: string;
  /** Where the names of those concerned stand. */
  readonly agreement: Agreement;
}

/** A step of a receipt for each fact; a consent among the steps of another record took its place. */
const STEPS: Readonly<Record<ConsentFact['type'], ConsentStepTold['step']>> = {
  ConsentRequested: 'requested',
  ConsentGiven: 'given',
  ConsentRefused: 'refused',
  ConsentReconfirmed: 'reconfirmed',
  ConsentAmended: 'amended',
  ConsentWithdrawn: 'withdrawn',
  ConsentInvalidated: 'invalidated',
  ConsentObjected: 'objected',
};

/** The record as the person's receipt carries it: provisions as they count now, everybody by name, the life step by step. */
export function consentRecordOf(consent: Consent, about: ReceiptAbout): ConsentRecord {
  const { network, handle, issuedAt, agreement } = about;
  const { recordedBy, consentId, representedUntil, revision, head } = consent;
  const provisions = provisionsOf(consent);
  const named = [recordedBy, ...provisions.flatMap(({ source, recipients }) => [source, ...recipients])];
  return {
    network,
    recordedBy,
    consentId,
    handle,
    issuedAt,
    ...latest(consent, 'notice'),
    ...latest(consent, 'givenBy'),
    ...latest(consent, 'identityCheck'),
    ...latest(consent, 'consequencesTold'),
    ...latest(consent, 'supersedes'),
    ...(representedUntil !== undefined && { representedUntil }),
    provisions,
    life: consent.steps.map((step) => told(step, consentId, issuedAt)),
    parties: [...new Set(named)].map((agency) => nameOf(agreement, agency)),
    chain: { revision, head },
  };
}

/** The notice that the record rests on: the one it was last given or confirmed on. */
export function noticeOn(consent: Consent): ConsentRecord['notice'] | undefined {
  return latest(consent, 'notice').notice;
}

/** The member as the last fact of the record that has it says; its codes were checked against the catalogue before it was recorded. */
function latest<Member extends keyof ConsentRecord>(
  consent: Consent,
  member: Member,
): Pick<ConsentRecord, Member> {
  const own = consent.steps.map(({ change }) => change).filter((change) => isOf(change, consent.consentId));
  const last = own.findLast(({ data }) => Reflect.get(data, member) !== undefined);
  const said: unknown = last === undefined ? {} : { [member]: Reflect.get(last.data, member) };
  return said as Pick<ConsentRecord, Member>;
}

/** What counts; while nothing was given, what the person was asked for. */
function provisionsOf(consent: Consent): ConsentRecord['provisions'] {
  if (consent.answer !== 'given') return latest(consent, 'provisions').provisions;
  return consent.provisions.map(({ consentId: _id, recordedBy: _by, ...one }) => one);
}

function told({ change }: ConsentStep, consentId: string, issuedAt: string): ConsentStepTold {
  const { stored } = change;
  const at = stored?.recordedAt ?? issuedAt;
  return { step: stepOf(change, consentId), at, ...(stored && { fact: stored.id }) };
}

function stepOf(change: ConsentChange, consentId: string): ConsentStepTold['step'] {
  if (change.type === 'FactLost') return 'invalidated';
  return change.type === 'ConsentGiven' && !isOf(change, consentId) ? 'superseded' : STEPS[change.type];
}

function isOf({ data }: ConsentChange, consentId: string): boolean {
  return 'consentId' in data && data.consentId === consentId;
}

/** Whoever is no party any more is told by its id. */
function nameOf(agreement: Agreement, agency: string): PartyNamed {
  const found = party(agreement, agency);
  const byId = { de: agency, en: agency };
  if (found === undefined) return { agency, titles: byId, controller: byId };
  return { agency, titles: found.titles, controller: found.controller.titles, dpo: found.dpo };
}
