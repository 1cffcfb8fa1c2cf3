import type { Retention } from './entry.ts';

/** Course data of an entitled or obliged person (integration course ordinance). */
export const courseRecord: Retention = { paragraph: '§ 8(5) IntV', period: 'P5Y', start: 'happened' };

/** What proves an entitlement, a duty or a finished course. */
export const entitlementRecord: Retention = { paragraph: '§ 8(6) IntV', period: 'P10Y', start: 'happened' };

/** Social data: until no longer needed for the task, and then the period of the file. */
export const socialRecord: Retention = { paragraph: '§ 84(2) SGB X', period: 'P5Y', start: 'case-closed' };

/** What rests on consent alone: until no longer needed for the purpose. */
export const consentedRecord: Retention = {
  paragraph: 'Art. 17(1)(a) GDPR',
  period: 'P2Y',
  start: 'case-closed',
};

/** Questions between agencies and their answers: as retrieval records are kept. */
export const inquiryRecord: Retention = { paragraph: '§ 8(5) IntV', period: 'P6M', start: 'recorded' };

/** Proof of consent, links and their history. */
export const proofRecord: Retention = {
  paragraph: 'Art. 7(1), Art. 5(2) GDPR',
  period: 'P3Y',
  start: 'case-closed',
};

/** What the immigration office holds of titles and permits; its own file is kept longer. */
export const residenceRecord: Retention = {
  paragraph: '§ 68(2) AufenthV',
  period: 'P10Y',
  start: 'case-closed',
};
