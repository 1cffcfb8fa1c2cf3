import type { ConsentRecord } from '../record.ts';

/** A record of nobody, as specs and docs/how-to/consent-receipt.md show it. */
export const exampleRecord: ConsentRecord = {
  network: 'rheine',
  recordedBy: 'vhs',
  consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x',
  handle: 'aGFuZGxlLW9mLWEtcGVyc29u',
  issuedAt: '2026-01-15T12:00:00.000Z',
  notice: {
    id: 'notice-course',
    version: '3',
    language: 'ar',
    channel: 'paper',
    plainLanguage: true,
    interpreter: 'telephone',
  },
  givenBy: 'guardian',
  representedUntil: '2026-06-30T22:00:00.000Z',
  consequencesTold: true,
  provisions: [
    {
      provisionId: 'p1',
      form: 'consent',
      source: 'vhs',
      recipients: ['jobcenter'],
      purposes: ['course-progress'],
      eventTypes: ['de.wegmarke.language.module-completed.v1'],
      depth: 'date',
      special: true,
      dataFrom: '2025-09-01T00:00:00.000Z',
      validFrom: '2026-01-01T00:00:00.000Z',
      validUntil: '2027-01-01T00:00:00.000Z',
      withdrawnAt: '2026-01-14T09:00:00.000Z',
    },
  ],
  life: [
    { step: 'given', at: '2026-01-01T10:00:00.000Z' },
    { step: 'withdrawn', at: '2026-01-14T09:00:00.000Z' },
  ],
  parties: [
    {
      agency: 'vhs',
      titles: { de: 'VHS Musterstadt', en: 'Adult education centre Musterstadt' },
      controller: { de: 'Stadt Musterstadt', en: 'City of Musterstadt' },
    },
    {
      agency: 'jobcenter',
      titles: { de: 'Jobcenter Musterkreis', en: 'Jobcenter Musterkreis' },
      controller: { de: 'Musterkreis', en: 'County of Muster' },
    },
  ],
  chain: { revision: 1, head: 'aGVhZC1vZi10aGUtc2Vjb25kLXJldmlzaW9uLW9mLTE' },
};
