/** The paragraph on which one agency asks another. */
export const requestGrounds = {
  'intv-8-1-2': { de: '§ 8 Abs. 1 S. 2 IntV', en: '§ 8(1) s. 2 IntV' },
  'intv-8-2': { de: '§ 8 Abs. 2 IntV', en: '§ 8(2) IntV' },
  'aufenthg-87-1': { de: '§ 87 Abs. 1 AufenthG', en: '§ 87(1) AufenthG' },
  'aufenthg-88a-1': { de: '§ 88a Abs. 1 AufenthG', en: '§ 88a(1) AufenthG' },
  'aufenthg-90-3': { de: '§ 90 Abs. 3 AufenthG', en: '§ 90(3) AufenthG' },
  'sgb-10-69-1-1': { de: '§ 69 Abs. 1 Nr. 1 SGB X', en: '§ 69(1) no. 1 SGB X' },
  'sgb-10-71-2-1': { de: '§ 71 Abs. 2 S. 1 Nr. 1 SGB X', en: '§ 71(2) no. 1 SGB X' },
  consent: { de: 'Einwilligung', en: 'consent' },
} as const;

/** Why the asking agency needs the answer for its task. */
export const necessities = {
  'before-issue': { de: 'vor Ausstellung eines Berechtigungsscheins', en: 'before a voucher is issued' },
  'before-duty': { de: 'vor Feststellung einer Pflicht', en: 'before a duty is stated' },
  'benefit-decision': { de: 'für eine Leistungsentscheidung', en: 'for a decision on benefits' },
  'residence-decision': {
    de: 'für eine aufenthaltsrechtliche Entscheidung',
    en: 'for a decision on residence',
  },
  'plan-with-person': { de: 'für den Plan mit der Person', en: 'for the plan with the person' },
  'course-place': { de: 'für die Vergabe eines Kursplatzes', en: 'for assigning a course place' },
} as const;

/** What an answer says. */
export const answerResults = {
  none: { de: 'nichts bekannt', en: 'nothing known' },
  'issued-elsewhere': { de: 'bereits anderswo ausgestellt', en: 'already issued elsewhere' },
  'registered-elsewhere': { de: 'bereits anderswo angemeldet', en: 'already registered elsewhere' },
  'completed-before': { de: 'Kurs früher abgeschlossen', en: 'course completed before' },
  confirmed: { de: 'bestätigt', en: 'confirmed' },
  'not-confirmed': { de: 'nicht bestätigt', en: 'not confirmed' },
} as const;

/** Why a request is not answered. */
export const declineGrounds = {
  'no-legal-ground': { de: 'keine Rechtsgrundlage', en: 'no legal ground' },
  'not-necessary': { de: 'nicht erforderlich', en: 'not necessary' },
  'not-competent': { de: 'nicht zuständig', en: 'not competent' },
  'special-protection': {
    de: 'besonders geschützte Daten (§ 76 SGB X)',
    en: 'specially protected data (§ 76 SGB X)',
  },
  'consent-needed': { de: 'Einwilligung nötig', en: 'consent needed' },
} as const;
