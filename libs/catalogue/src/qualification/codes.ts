/** Kinds of measures (Maßnahmen) that bring people closer to work. */
export const measures = {
  activation: {
    de: 'Aktivierung und Eingliederung (§ 45 SGB III)',
    en: 'activation and integration (§ 45 SGB III)',
  },
  'further-training': {
    de: 'berufliche Weiterbildung (§ 81 SGB III)',
    en: 'further vocational training (§ 81 SGB III)',
  },
  'vocational-preparation': {
    de: 'Berufsvorbereitung (§ 51 SGB III)',
    en: 'vocational preparation (§ 51 SGB III)',
  },
  'entry-qualification': {
    de: 'Einstiegsqualifizierung (§ 54a SGB III)',
    en: 'entry qualification (§ 54a SGB III)',
  },
  'work-opportunity': {
    de: 'Arbeitsgelegenheit (§ 16d SGB II, § 5 AsylbLG)',
    en: 'work opportunity (§ 16d SGB II, § 5 AsylbLG)',
  },
  'adaptation-training': {
    de: 'Anpassungsqualifizierung zur Anerkennung',
    en: 'adaptation training for recognition',
  },
  coaching: { de: 'Coaching', en: 'coaching' },
} as const;

/** Fields of work: the areas (Berufsbereiche) of the German classification of occupations, KldB 2010. */
export const occupationalAreas = {
  '1': { de: 'Land-, Forst- und Tierwirtschaft, Gartenbau', en: 'agriculture, forestry, farming, gardening' },
  '2': { de: 'Rohstoffe, Produktion, Fertigung', en: 'raw materials, production, manufacturing' },
  '3': { de: 'Bau, Architektur, Vermessung, Gebäudetechnik', en: 'construction, architecture, surveying' },
  '4': { de: 'Naturwissenschaft, Geografie, Informatik', en: 'natural sciences, geography, informatics' },
  '5': { de: 'Verkehr, Logistik, Schutz und Sicherheit', en: 'traffic, logistics, safety and security' },
  '6': {
    de: 'Kaufmännisches, Handel, Vertrieb, Hotel, Tourismus',
    en: 'commerce, trading, sales, hotels, tourism',
  },
  '7': {
    de: 'Unternehmensorganisation, Recht, Verwaltung',
    en: 'business organisation, law, administration',
  },
  '8': { de: 'Gesundheit, Soziales, Lehre und Erziehung', en: 'health care, social work, teaching' },
  '9': { de: 'Sprache, Kultur, Medien, Gestaltung', en: 'language, culture, media, design' },
} as const;

/** Levels of skill: requirement levels (Anforderungsniveaus) of KldB 2010. */
export const skillLevels = {
  '1': { de: 'Helfer- und Anlerntätigkeiten', en: 'unskilled or semi-skilled' },
  '2': { de: 'fachlich ausgerichtete Tätigkeiten', en: 'skilled' },
  '3': { de: 'komplexe Spezialistentätigkeiten', en: 'complex' },
  '4': { de: 'hoch komplexe Tätigkeiten', en: 'highly complex' },
} as const;
