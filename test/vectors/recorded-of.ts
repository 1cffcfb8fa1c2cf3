import type { Agreement } from '#agreement';
import { agreementHash, cellOf } from '#agreement';
import type { CaseFact, ReadEvent } from '#casefile';
import type { Told } from './vector.ts';

type Of<F extends Told['fact']> = Extract<Told, { readonly fact: F }>;
type Recorded = CaseFact | Extract<ReadEvent, { type: 'EventRecorded' }>;
type Records = {
  readonly [F in Told['fact']]: (told: Of<F>, agreement: Agreement) => Recorded | readonly Recorded[];
};

const NOTICE = { id: 'notice', version: '1', language: 'de', channel: 'paper' };
const LONG_AGO = '2018-03-01T00:00:00.000Z';

/** What a vector tells, as the record would hold it: the facts, recorded when the vector says so. */
export function recordedOf(told: Told, nth: number, agreement: Agreement): readonly ReadEvent[] {
  const recordedAt = 'at' in told ? told.at : LONG_AGO;
  // The table gives for each fact what takes that fact, which the compiler cannot follow through the lookup.
  const record = records[told.fact] as (one: Told, parties: Agreement) => Recorded | readonly Recorded[];
  return [record(told, agreement)].flat().map((fact) => ({
    ...fact,
    stored: { id: envelopeOf(told) ?? `stored-${nth}`, recordedAt, commitment: `commitment-${nth}` },
  }));
}

/** What bears an id of its own is named after it. */
function envelopeOf(told: Told): string | undefined {
  return told.envelope ?? ('id' in told ? told.id : undefined);
}

const records: Records = {
  linked: ({ agency, proposal }) => {
    const way = proposal === undefined ? 'code' : 'statutory';
    return { type: 'AgencyLinked', data: { agency, handle: 'handle', way, ...(proposal && { proposal }) } };
  },
  'link-proposed': ({ by, recipient, id }) => ({
    type: 'LinkProposed',
    data: { by, recipient, proposal: id },
  }),
  event: ({ id, type, agency, happenedAt, corrects }) => {
    const [, , theme = ''] = type.split('.');
    const recorded: Recorded = {
      type: 'EventRecorded',
      data: { id, type, agency, theme, category: theme, happenedAt },
    };
    if (corrects === undefined) return recorded;
    return [recorded, { type: 'EntryCorrected', data: { by: agency, event: id, corrects } }];
  },
  'consent-requested': ({ by, consentId, provisions }) => ({
    type: 'ConsentRequested',
    data: { by, consentId, notice: NOTICE, provisions },
  }),
  'consent-refused': ({ by, consentId, provisions }) => ({
    type: 'ConsentRefused',
    data: { by, consentId, notice: NOTICE, givenBy: 'person', provisions },
  }),
  'consent-given': ({ by, consentId, provisions, givenBy = 'person', representedUntil, supersedes }) => ({
    type: 'ConsentGiven',
    data: {
      by,
      consentId,
      notice: NOTICE,
      givenBy,
      consequencesTold: true,
      provisions,
      ...(representedUntil && { representedUntil }),
      ...(supersedes && { supersedes }),
    },
  }),
  'consent-amended': ({ by, consentId, provisions }) => ({
    type: 'ConsentAmended',
    data: { by, consentId, provisions },
  }),
  'consent-reconfirmed': ({ by, consentId, givenBy, representedUntil }) => ({
    type: 'ConsentReconfirmed',
    data: { by, consentId, notice: NOTICE, givenBy, ...(representedUntil && { representedUntil }) },
  }),
  'consent-withdrawn': ({ by, recordedBy, consentId, at, source, provisionIds }) => ({
    type: 'ConsentWithdrawn',
    data: { by, recordedBy, consentId, at, ...(source && { source }), ...(provisionIds && { provisionIds }) },
  }),
  'consent-invalidated': ({ by, consentId, at }) => ({
    type: 'ConsentInvalidated',
    data: { by, consentId, recordedBy: by, ground: 'record-faulty', at },
  }),
  'consent-objected': ({ by, recordedBy, consentId, at }) => ({
    type: 'ConsentObjected',
    data: { by, consentId, recordedBy, ground: 'not-ours', at },
  }),
  requested: ({ by, addressee, about, id }) => ({
    type: 'InformationRequested',
    data: { by, addressee, about, request: id },
  }),
  settled: ({ by, request, event, how }) => ({
    type: 'InformationSettled',
    data: { by, request, event, how },
  }),
  'clerk-decided': ({ by, event, row, recipient, decision, depth }, agreement) => ({
    type: 'ClerkDecided',
    data: {
      by,
      eventId: event,
      rowId: row,
      recipient,
      decision,
      staff: `${by}-001`,
      agreementHash: agreementHash(agreement),
      depth: depth ?? cellOf(agreement, row)?.depth ?? 'detail',
    },
  }),
  restricted: ({ controller, agencies, request, from, eventIds }) => ({
    type: 'ProcessingRestricted',
    data: { controller, agencies, request, from, ...(eventIds && { eventIds }) },
  }),
  'restriction-lifted': ({ controller, request, at }) => ({
    type: 'RestrictionLifted',
    data: {
      controller,
      request,
      proposal: 'lift-1',
      personToldAt: at,
      staff: 'desk-001',
      confirmedBy: 'desk-002',
      at,
    },
  }),
  'objection-upheld': ({ controller, agencies, request, row, told, from }, agreement) => ({
    type: 'ObjectionUpheld',
    data: { controller, agencies, request, rowId: row, ...(told ?? toldBy(agreement, row)), from },
  }),
  disputed: ({ by, dispute, eventIds }) => ({
    type: 'EntryDisputed',
    data: { by, dispute, eventIds, staff: `${by}-001` },
  }),
  'dispute-settled': ({ by, dispute, outcome }) => ({
    type: 'DisputeSettled',
    data: { by, dispute, outcome, staff: `${by}-001` },
  }),
  'access-released': ({ controller, request, eventIds }) => ({
    type: 'AccessReleased',
    data: { controller, request, eventIds },
  }),
  doubted: ({ agency, envelopes, at }) => ({
    type: 'EntriesDoubted',
    data: { agency, kid: 'key-1', revocation: 'revocation-1', at, eventIds: [], envelopeIds: envelopes },
  }),
  'doubt-settled': ({ agency, confirmed, disowned }) => ({
    type: 'DoubtSettled',
    data: { agency, confirmed, disowned, staff: `${agency}-001` },
  }),
  erased: ({ controller }, { parties }) => {
    const erasure = 'erasure-1';
    if (controller === undefined) return { type: 'CaseErased', data: { erasure } };
    const agencies = parties.filter((one) => one.controller.id === controller).map(({ agency }) => agency);
    return { type: 'ControllerErased', data: { erasure, controller, agencies } };
  },
};

/** What a row of this agreement tells; a row that there is not tells nothing. */
function toldBy({ rows }: Agreement, id: string) {
  const row = rows.find((one) => one.id === id);
  const { types = [], senders = [], recipients = [], purposes = [] } = row ?? {};
  return { types, senders, recipients, purposes };
}
