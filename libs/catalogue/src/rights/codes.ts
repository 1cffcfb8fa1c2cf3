import { identityChecks } from '../consent/notice.ts';

/** What a person may ask for (Art. 15 to 21 GDPR). */
export const rightKinds = {
  access: { de: 'Auskunft (Art. 15 DSGVO, § 83 SGB X)', en: 'access (Art. 15 GDPR)' },
  portability: { de: 'Datenübertragbarkeit (Art. 20 DSGVO)', en: 'portability (Art. 20 GDPR)' },
  erasure: { de: 'Löschung (Art. 17 DSGVO, § 84 SGB X)', en: 'erasure (Art. 17 GDPR)' },
  restriction: { de: 'Einschränkung (Art. 18 DSGVO, § 84 SGB X)', en: 'restriction (Art. 18 GDPR)' },
  objection: { de: 'Widerspruch (Art. 21 DSGVO)', en: 'objection (Art. 21 GDPR)' },
  rectification: { de: 'Berichtigung (Art. 16 DSGVO)', en: 'rectification (Art. 16 GDPR)' },
} as const;

/** How a controller decides on its part. */
export const rightDecisions = {
  grant: { de: 'stattgeben', en: 'grant' },
  'grant-partly': { de: 'teilweise stattgeben', en: 'grant in part' },
  refuse: { de: 'ablehnen', en: 'refuse' },
} as const;

/** Why a controller withholds, refuses or needs longer. */
export const rightGrounds = {
  'sgb10-83-1': {
    de: '§ 83 Abs. 1 SGB X: gefährdet Aufgaben oder öffentliche Sicherheit',
    en: '§ 83(1) SGB X: endangers tasks or public safety',
  },
  'gdpr-15-4': { de: 'Art. 15 Abs. 4 DSGVO: Rechte anderer', en: 'Art. 15(4) GDPR: rights of others' },
  'gdpr-17-3-b': {
    de: 'Art. 17 Abs. 3 b DSGVO: rechtliche Pflicht',
    en: 'Art. 17(3)(b) GDPR: legal obligation',
  },
  'gdpr-17-3-e': { de: 'Art. 17 Abs. 3 e DSGVO: Rechtsansprüche', en: 'Art. 17(3)(e) GDPR: legal claims' },
  'gdpr-18-1': { de: 'Art. 18 Abs. 1 DSGVO: kein Fall davon', en: 'Art. 18(1) GDPR: none of its cases' },
  'gdpr-21-1': {
    de: 'Art. 21 Abs. 1 DSGVO: zwingende Gründe überwiegen',
    en: 'Art. 21(1) GDPR: compelling grounds prevail',
  },
  'gdpr-12-3': { de: 'Art. 12 Abs. 3 DSGVO: umfangreich', en: 'Art. 12(3) GDPR: complex' },
  'identity-unclear': {
    de: 'Art. 12 Abs. 6 DSGVO: Identität unklar',
    en: 'Art. 12(6) GDPR: identity unclear',
  },
  'not-wrong': { de: 'die Angabe ist richtig', en: 'what it says is right' },
  'nothing-held': { de: 'nichts vorhanden', en: 'nothing held' },
  incomplete: { de: 'Entscheidung unvollständig', en: 'decision incomplete' },
} as const;

/** How it was made sure who asks: by an agency at its desk, or by the person's own page, which checks code and PIN and nobody's face. */
export const requesterChecks = {
  ...identityChecks,
  'letter-code': { de: 'Einmalcode aus einem Brief und PIN', en: 'one-time code of a letter, and PIN' },
} as const;
