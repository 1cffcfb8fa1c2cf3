import type { Text } from './text.ts';

/** Why an entry stays here for now, by the code under which the gate keeps it. */
const held: Readonly<Record<string, Text>> = {
  NO_LINK: {
    de: 'Der Fall ist noch nicht verbunden. Eröffnen Sie ihn oder geben Sie einen Link-Code ein.',
    en: 'The case is not linked yet. Open it, or redeem a link code.',
  },
  NO_CONSENT: {
    de: 'Keine Einwilligung deckt das. Fragen Sie die Person unter „Einwilligungen“.',
    en: 'No consent covers this. Ask the person under “Consents”.',
  },
  CONSENT_WITHDRAWN: { de: 'Die Einwilligung ist widerrufen.', en: 'The consent was withdrawn.' },
  CONSENT_INVALIDATED: { de: 'Die Einwilligung ist unwirksam.', en: 'The consent is not valid.' },
  CONSENT_EXPIRED: { de: 'Die Einwilligung ist abgelaufen.', en: 'The consent has expired.' },
  CONSENT_NOT_YET_VALID: { de: 'Die Einwilligung gilt noch nicht.', en: 'The consent is not valid yet.' },
  OUTSIDE_DATA_PERIOD: {
    de: 'Es geschah außerhalb des Zeitraums, für den die Einwilligung gilt.',
    en: 'It happened outside the period that the consent covers.',
  },
  SECRECY_NOT_RELEASED: {
    de: 'Die Schweigepflichtentbindung (§ 203 StGB) fehlt.',
    en: 'The release from secrecy (§ 203 StGB) is missing.',
  },
  EVIDENCE_STALE: {
    de: 'Dafür braucht es eine Einwilligung, und der Hub hat sie nicht vor Kurzem bestätigt.',
    en: 'It takes a consent, and the hub has not confirmed it recently enough.',
  },
  NO_BASIS_NOW: {
    de: 'Zurzeit darf es keine andere Stelle erfahren, oder keine andere ist mit dem Fall verbunden.',
    en: 'At present no other agency may learn it, or no other one is linked to the case.',
  },
  NO_ROW: {
    de: 'Die Vereinbarung nennt keine Stelle, die es erfahren darf.',
    en: 'The agreement names no agency that may learn it.',
  },
  FORBIDDEN: { de: 'Die Vereinbarung verbietet die Weitergabe.', en: 'The agreement forbids passing it on.' },
  RESTRICTED: {
    de: 'Die Verarbeitung ist eingeschränkt (Art. 18 DSGVO).',
    en: 'Processing is restricted (Art. 18 GDPR).',
  },
  OBJECTION_UPHELD: {
    de: 'Einem Widerspruch wurde stattgegeben (Art. 21 DSGVO).',
    en: 'An objection was upheld (Art. 21 GDPR).',
  },
  CONDITION_NOT_MET: {
    de: 'Die Bedingung der Rechtsgrundlage ist nicht erfüllt, soweit Ihre Stelle das weiß.',
    en: 'The condition of the legal basis is not met, as far as your agency knows.',
  },
  CLERK_HAS_NOT_DECIDED: {
    de: 'Sie entscheiden im Einzelfall (§ 67d Abs. 1 SGB X), unter „Aufgaben“.',
    en: 'You decide on the single case (§ 67d(1) SGB X), under “Tasks”.',
  },
  NOT_REQUESTED: {
    de: 'Es darf nur auf Ersuchen mitgeteilt werden, und niemand hat gefragt.',
    en: 'It may be told on request only, and nobody has asked.',
  },
  AGREEMENT_NOT_IN_FORCE: {
    de: 'Die Vereinbarung ist noch nicht in Kraft.',
    en: 'The agreement is not in force yet.',
  },
  NO_AGREEMENT: {
    de: 'Der Adapter kennt die Vereinbarung noch nicht.',
    en: 'The adapter does not know the agreement yet.',
  },
  CASE_ERASED: { de: 'Der Fall ist gelöscht.', en: 'The case was erased.' },
  KEY_NOT_USABLE: {
    de: 'Der Schlüssel Ihrer Stelle wird nicht angenommen. Sagen Sie es Ihrer IT.',
    en: "Your agency's key is not taken. Tell your IT.",
  },
};

/** Why an entry stays here, in words; what has no words of its own yet is told by the adapter's. */
export function heldWords(code: string | undefined, reason: string | undefined): Text {
  const words = reason ?? code ?? '';
  return held[code ?? ''] ?? { de: words, en: words };
}

/** For which of these a consent of the person would help: it is taken down at the consent desk of the case. */
const forConsent: ReadonlySet<string> = new Set([
  'NO_CONSENT',
  'CONSENT_WITHDRAWN',
  'CONSENT_INVALIDATED',
  'CONSENT_EXPIRED',
  'OUTSIDE_DATA_PERIOD',
  'SECRECY_NOT_RELEASED',
]);

/** Whether an entry that stays here under this code would leave with a consent of the person. */
export function isForConsent(code: string | undefined): boolean {
  return code !== undefined && forConsent.has(code);
}
