/** Goals of a plan. */
export const goals = {
  language: { de: 'Sprache', en: 'language' },
  work: { de: 'Arbeit', en: 'work' },
  training: { de: 'Ausbildung', en: 'training' },
  recognition: { de: 'Anerkennung', en: 'recognition' },
  housing: { de: 'Wohnen', en: 'housing' },
  childcare: { de: 'Kinderbetreuung', en: 'childcare' },
  schooling: { de: 'Schule', en: 'schooling' },
} as const;

/** Steps that a person and an agency agree on; `step-done` names them by the same codes. */
export const agreedSteps = {
  'register-for-course': { de: 'zum Kurs anmelden', en: 'register for the course' },
  'take-placement-test': { de: 'Einstufungstest machen', en: 'take the placement test' },
  'take-part-in-course': { de: 'am Kurs teilnehmen', en: 'take part in the course' },
  'issue-voucher': { de: 'Berechtigungsschein ausstellen', en: 'issue the voucher' },
  'find-course-place': { de: 'Kursplatz finden', en: 'find a course place' },
  'arrange-childcare': { de: 'Kinderbetreuung regeln', en: 'arrange childcare' },
  'collect-certificates': { de: 'Zeugnisse zusammenstellen', en: 'collect certificates' },
  'apply-for-recognition': { de: 'Anerkennung beantragen', en: 'apply for recognition' },
  'look-for-work': { de: 'Arbeit suchen', en: 'look for work' },
  'propose-vacancies': { de: 'Stellen vorschlagen', en: 'propose vacancies' },
  'joint-meeting': { de: 'gemeinsames Gespräch', en: 'joint meeting' },
  'tell-change': { de: 'Änderung mitteilen', en: 'tell about a change' },
} as const;

/** Who promised a step. */
export const promisers = {
  person: { de: 'die Person', en: 'the person' },
  agency: { de: 'die Stelle', en: 'the agency' },
} as const;
