/** Levels of the Common European Framework; `none` = no German yet. */
export const levels = {
  none: { de: 'keine Deutschkenntnisse', en: 'no German' },
  'pre-a1': { de: 'unter A1', en: 'below A1' },
  a1: { de: 'A1', en: 'A1' },
  a2: { de: 'A2', en: 'A2' },
  b1: { de: 'B1', en: 'B1' },
  b2: { de: 'B2', en: 'B2' },
  c1: { de: 'C1 oder höher', en: 'C1 or above' },
} as const;

/** Kinds of courses (§§ 12, 13 IntV and beyond). */
export const courseKinds = {
  general: { de: 'allgemeiner Integrationskurs', en: 'general integration course' },
  literacy: { de: 'Alphabetisierungskurs', en: 'literacy course' },
  'second-script': { de: 'Kurs für Zweitschriftlernende', en: 'course for learners of a second script' },
  women: { de: 'Frauenkurs', en: "women's course" },
  parents: { de: 'Elternkurs', en: "parents' course" },
  youth: { de: 'Jugendkurs', en: 'youth course' },
  remedial: { de: 'Förderkurs', en: 'remedial course' },
  intensive: { de: 'Intensivkurs', en: 'intensive course' },
  occupational: { de: 'Berufssprachkurs', en: 'occupational language course' },
} as const;

/** On what a claim to, a duty of or an admission to the course rests. */
export const courseGrounds = {
  'aufenthg-44-1': { de: '§ 44 Abs. 1 AufenthG', en: '§ 44(1) AufenthG' },
  'aufenthg-44-4': { de: '§ 44 Abs. 4 AufenthG', en: '§ 44(4) AufenthG' },
  'aufenthg-44a-1-1': { de: '§ 44a Abs. 1 S. 1 Nr. 1 AufenthG', en: '§ 44a(1) no. 1 AufenthG' },
  'aufenthg-44a-1-2': { de: '§ 44a Abs. 1 S. 1 Nr. 2 AufenthG', en: '§ 44a(1) no. 2 AufenthG' },
  'aufenthg-44a-1-3': { de: '§ 44a Abs. 1 S. 1 Nr. 3 AufenthG', en: '§ 44a(1) no. 3 AufenthG' },
  'aufenthg-44a-1-4': { de: '§ 44a Abs. 1 S. 1 Nr. 4 AufenthG', en: '§ 44a(1) no. 4 AufenthG' },
  'asylblg-5b': { de: '§ 5b AsylbLG', en: '§ 5b AsylbLG' },
  'bvfg-9-1': { de: '§ 9 Abs. 1 BVFG', en: '§ 9(1) BVFG' },
} as const;

/** Who issues vouchers (Berechtigungsscheine). */
export const issuers = {
  'immigration-office': { de: 'Ausländerbehörde', en: 'immigration office' },
  jobcenter: { de: 'Jobcenter', en: 'jobcenter' },
  'asylblg-office': { de: 'Leistungsbehörde nach dem AsylbLG', en: 'AsylbLG benefits office' },
  bamf: { de: 'Bundesamt für Migration und Flüchtlinge', en: 'Federal Office for Migration and Refugees' },
  bva: { de: 'Bundesverwaltungsamt', en: 'Federal Office of Administration' },
} as const;

/** Results of the German test for immigrants (Deutsch-Test für Zuwanderer, DTZ). */
export const languageResults = {
  b1: { de: 'B1', en: 'B1' },
  a2: { de: 'A2', en: 'A2' },
  'below-a2': { de: 'unter A2', en: 'below A2' },
  'not-taken': { de: 'nicht abgelegt', en: 'not taken' },
} as const;

/** Results of the test of the orientation course (Leben in Deutschland). */
export const orientationResults = {
  passed: { de: 'bestanden', en: 'passed' },
  failed: { de: 'nicht bestanden', en: 'failed' },
  'not-taken': { de: 'nicht abgelegt', en: 'not taken' },
} as const;

/** Voluntary language offers, for people without access to a course or until it begins. */
export const voluntaryOffers = {
  'language-cafe': { de: 'Sprachcafé', en: 'language café' },
  'first-steps': { de: 'Erstorientierung', en: 'first steps course' },
  'volunteer-class': { de: 'Kurs von Ehrenamtlichen', en: 'class by volunteers' },
  'parents-group': { de: 'Elterngruppe', en: "parents' group" },
  'language-partner': { de: 'Sprachpatenschaft', en: 'language partner' },
} as const;
