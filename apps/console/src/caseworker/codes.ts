import type { Text } from '../page/text.ts';

/** Codes that stand in commands, in the catalogue's own words (a test compares them). */
export const rightKinds = {
  access: { de: 'Auskunft (Art. 15 DSGVO, § 83 SGB X)', en: 'access (Art. 15 GDPR)' },
  portability: { de: 'Datenübertragbarkeit (Art. 20 DSGVO)', en: 'portability (Art. 20 GDPR)' },
  erasure: { de: 'Löschung (Art. 17 DSGVO, § 84 SGB X)', en: 'erasure (Art. 17 GDPR)' },
  restriction: { de: 'Einschränkung (Art. 18 DSGVO, § 84 SGB X)', en: 'restriction (Art. 18 GDPR)' },
  objection: { de: 'Widerspruch (Art. 21 DSGVO)', en: 'objection (Art. 21 GDPR)' },
  rectification: { de: 'Berichtigung (Art. 16 DSGVO)', en: 'rectification (Art. 16 GDPR)' },
} as const satisfies Readonly<Record<string, Text>>;

export const identityChecks = {
  document: { de: 'Ausweis oder Aufenthaltstitel', en: 'identity document' },
  known: { de: 'persönlich bekannt', en: 'known in person' },
  online: { de: 'Online-Ausweis', en: 'electronic identity' },
} as const satisfies Readonly<Record<string, Text>>;

export const invalidityGrounds = {
  'not-free': { de: 'nicht freiwillig', en: 'not freely given' },
  'not-informed': { de: 'nicht hinreichend aufgeklärt', en: 'not informed' },
  'not-entitled': { de: 'nicht dazu berechtigt', en: 'given by somebody not entitled' },
  'wrong-person': { de: 'falsche Person', en: 'wrong person' },
  'record-faulty': { de: 'fehlerhaft erfasst', en: 'recorded wrongly' },
  'not-ours': { de: 'von der Quelle nicht anerkannt', en: 'not acknowledged by the source' },
} as const satisfies Readonly<Record<string, Text>>;

/** Why a link was wrong. */
export const unlinkGrounds = {
  'other-person': { de: 'Der Fall gehört einer anderen Person', en: 'the case is of another person' },
  'wrong-number': { de: 'falsches Aktenzeichen angegeben', en: 'the wrong reference number was given' },
  'code-of-another': { de: 'Code einer anderen Person eingelöst', en: "another person's code was redeemed" },
} as const satisfies Readonly<Record<string, Text>>;

/** What becomes of a disputed entry. */
export const disputeOutcomes = {
  corrected: { de: 'berichtigt', en: 'corrected' },
  'stands-by': { de: 'bleibt dabei', en: 'stands by it' },
  'taken-back': { de: 'nicht mehr bestritten', en: 'no longer disputed' },
} as const satisfies Readonly<Record<string, Text>>;

/** How a conflict between two entries ended. */
export const conflictOutcomes = {
  withdrawn: { de: 'einer der Einträge wird zurückgenommen', en: 'one of the entries is withdrawn' },
  corrected: { de: 'einer der Einträge wird berichtigt', en: 'one of the entries is corrected' },
  'meant-so': { de: 'ist so gewollt', en: 'it is meant so' },
} as const satisfies Readonly<Record<string, Text>>;

/** What became of what was recalled. */
export const recallOutcomes = {
  stopped: { de: 'wird nicht mehr verwendet', en: 'use stopped' },
  erased: { de: 'gelöscht', en: 'erased' },
  kept: { de: 'aufbewahrt', en: 'kept' },
  impossible: { de: 'nicht möglich', en: 'impossible' },
} as const satisfies Readonly<Record<string, Text>>;
