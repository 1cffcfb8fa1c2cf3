/** One provision of a consent. */
export const provision = {
  provisionId: 'provision-1',
  form: 'consent',
  source: 'jobcenter',
  recipients: ['vhs', 'abh'],
  purposes: ['language-support'],
  eventTypes: ['de.wegmarke.language.voucher-issued.v1'],
  depth: 'date',
  special: false,
  dataFrom: '2026-01-01T00:00:00.000Z',
  validFrom: '2026-03-01T00:00:00.000Z',
  validUntil: '2027-02-28T23:00:00.000Z',
} as const;
/** The notice that a person was given. */
export const notice = { id: 'notice-1', version: '3', language: 'ar', channel: 'paper' } as const;
/** Whose record of a consent. */
export const asked = { by: 'jobcenter', consentId: 'consent-1' } as const;

/** Whose desk a request lies on. */
export const onDesk = { by: 'jobcenter', controller: 'kreis-steinfurt', request: 'request-1' } as const;
/** Whose entries a limit covers. */
export const limited = {
  controller: 'kreis-steinfurt',
  agencies: ['jobcenter'],
  request: 'request-1',
} as const;

/** A decision of the gate, whole, as a release holds it. */
export const decision = {
  ask: {
    door: 'claim',
    network: 'rheine',
    caseId: 'case-1',
    sender: 'jobcenter',
    recipient: 'vhs',
    actor: 'system',
    eventIds: ['event-1'],
    eventType: 'de.wegmarke.language.voucher-issued.v1',
    category: 'language',
    fields: ['issueMode', 'validUntil'],
    purpose: 'language-support',
    happenedAt: '2026-03-01T09:30:00.000Z',
    at: '2026-03-02T10:00:00.000Z',
  },
  eventIds: ['event-1'],
  fields: ['issueMode', 'validUntil'],
  showsDate: true,
  basis: {
    kind: 'consent',
    rowId: 'row-1',
    recordedBy: 'vhs',
    consentId: 'consent-1',
    provisionId: 'provision-1',
    validUntil: '2027-02-28T23:00:00.000Z',
  },
  caseRevision: 7,
  agreementHash: 'hash-of-the-agreement',
  registryRevision: 3,
  gateVersion: 1,
  decidedAt: '2026-03-02T10:00:00.000Z',
  notAfter: '2026-03-02T10:00:00.250Z',
} as const;
