/**
 * Whom one can be in the demonstration: everybody is invented and known by a pseudonym alone.
 * @typedef {import('./choose-page.mjs').Persona & {
 *   agency?: string, staff: string, tryThis: readonly { de: string, en: string }[], isShown: boolean, isFurther?: boolean, page?: string
 * }} DemonstrationPersona `isShown`: on the landing page; the log-in page offers the others too; `isFurther`: below its first screen;
 *   `page` where it is not the operators'
 */

/** Client of the hub's own pages at the log-in service. */
export const HUB_CLIENT = 'hub';

/** Values of the claim `roles`, as an agency's accounts may carry them, for each role of the pages. */
export const roleValues = {
  caseworker: 'fallarbeit',
  'rights-desk': 'rechtestelle',
  officer: 'datenschutz',
};

/** Value of the claim that makes an operator of the hub. */
export const OPERATOR_VALUE = 'hub-betrieb';

/** Value of the claim that makes a member of the network's steering group. */
export const STEERING_VALUE = 'lenkungsgruppe';

const roles = {
  caseworker: { de: 'Sachbearbeitung', en: 'Casework' },
  'rights-desk': { de: 'Rechtestelle', en: 'Rights desk' },
  officer: { de: 'Datenschutz', en: 'Data protection' },
};

/** @type {Record<string, { de: string, en: string }>} */
const agencies = {
  abh: { de: 'Ausländerbehörde', en: 'immigration office' },
  asylblg: { de: 'Leistungsstelle AsylbLG', en: 'AsylbLG office' },
  bamf: { de: 'BAMF', en: 'BAMF' },
  caritas: { de: 'Caritas Migrationsberatung', en: 'Caritas counselling' },
  jobcenter: { de: 'Jobcenter', en: 'jobcenter' },
  vhs: { de: 'VHS', en: 'VHS (course provider)' },
  'city-counselling': { de: 'städtische Beratung', en: 'city counselling' },
  'jobcenter-city': { de: 'Leistungsabteilung SGB II', en: 'benefits department SGB II' },
  ba: { de: 'Agentur für Arbeit', en: 'employment agency' },
  sozialamt: { de: 'Sozialamt', en: 'social welfare office' },
  volunteers: { de: 'Ehrenamt', en: 'volunteers' },
  'emsdetten-jobcenter': { de: 'Jobcenter in Emsdetten', en: 'jobcenter in Emsdetten' },
  'emsdetten-vhs': { de: 'VHS Emsdetten', en: 'VHS Emsdetten' },
  'emsdetten-vhs-rheine': { de: 'VHS Rheine als Gast in Emsdetten', en: 'VHS Rheine, guest in Emsdetten' },
};

/**
 * What an agency is called, by the name that it has in the demonstration.
 * @param {string} agency
 * @returns {{ de: string, en: string } | undefined}
 */
export const titleOf = (agency) => agencies[agency];

/**
 * What to try, for those whom the landing page shows.
 * @type {Record<string, readonly { de: string, en: string }[]>}
 */
const shown = {
  'jobcenter-sb-1': [
    { de: 'Neues in meinen Fällen ansehen', en: 'See what is new in my cases' },
    {
      de: 'Den Fall 327D004293 öffnen: der Kurs läuft weiter',
      en: 'Open case 327D004293: the course goes on',
    },
  ],
  'vhs-sb-1': [
    { de: 'Im Fall 00403 eine Einwilligung widerrufen', en: 'Withdraw a consent in case 00403' },
    {
      de: 'Danach beim Jobcenter nachsehen: der Eintrag ist weg',
      en: 'Then look at the jobcenter: the entry is gone',
    },
  ],
  'abh-sb-1': [
    {
      de: 'Unter „Zuständigkeit“ eine neue Fassung an den offenen Fällen ausprobieren',
      en: 'Try a new version on the open cases under “Competence”',
    },
  ],
  'bamf-sb-1': [
    {
      de: 'Im Fall 5/731-060632 sehen: gefragt, bevor ein zweiter Schein entsteht',
      en: 'See in case 5/731-060632: asked before a second voucher comes into being',
    },
  ],
  'sozialamt-sb-1': [
    {
      de: 'Im Fall SZ-7712 den Wechsel aus dem SGB II ansehen',
      en: 'Look at the change from SGB II in case SZ-7712',
    },
  ],
  'caritas-sb-1': [
    { de: 'Ein Ereignis von Hand eintragen', en: 'Enter an event by hand' },
    {
      de: 'Eine Einwilligung in der Sprache der Person drucken',
      en: 'Print a consent in the language of the person',
    },
  ],
  'emsdetten-vhs-sb-1': [
    {
      de: 'Im Fall E-0118 die Übergabe nach Rheine ansehen',
      en: 'Look at the handover to Rheine in case E-0118',
    },
    {
      de: 'Die Einwilligung widerrufen: der Gast sieht nichts mehr davon',
      en: 'Withdraw the consent: the guest sees nothing of it any more',
    },
  ],
  'emsdetten-vhs-rheine-sb-1': [
    {
      de: 'Im Fall GAST-004 sehen, was bis zum Umzug war, und nichts danach',
      en: 'See in case GAST-004 what was until the move, and nothing after it',
    },
  ],
  'jobcenter-recht-1': [
    { de: 'Im Fall 327D004293 einen Antrag aufnehmen', en: 'Take down a request in case 327D004293' },
    {
      de: 'Eine Entscheidung vorschlagen; „Rechtestelle Jobcenter (2)“ bestätigt sie',
      en: 'Propose a decision; “Rights desk, jobcenter (2)” confirms it',
    },
  ],
  'vhs-dsb': [
    {
      de: 'Suchen, wer wann was gelesen hat, und den Beweis prüfen',
      en: 'Search who read what and when, and verify the proof',
    },
  ],
};

/** Agencies whose cards stand below the first screen of the landing page. */
const FURTHER = new Set(['abh', 'bamf', 'sozialamt']);

/**
 * @param {string} agency
 * @param {keyof typeof roles} role
 * @param {string} id
 * @param {string} [which] tells two of the same role apart
 * @returns {DemonstrationPersona}
 */
function inAgency(agency, role, id, which = '') {
  const name = agencies[agency] ?? { de: agency, en: agency };
  const title = { de: `${roles[role].de} ${name.de}${which}`, en: `${roles[role].en}, ${name.en}${which}` };
  const tryThis = shown[id] ?? [];
  const isShown = tryThis.length > 0;
  return {
    id,
    client: agency,
    agency,
    staff: id,
    title,
    role: roles[role],
    roles: [roleValues[role]],
    tryThis,
    isShown,
    ...(isShown && FURTHER.has(agency) && { isFurther: true }),
  };
}

/**
 * Everybody who works at these agencies: two caseworkers and two at the rights desk each, so that one may stand in for the
 * other and four eyes can be had.
 * @param {readonly string[]} names of the agencies
 * @returns {readonly DemonstrationPersona[]}
 */
export const staffOf = (names) =>
  names.flatMap((agency) => [
    inAgency(agency, 'caseworker', `${agency}-sb-1`),
    inAgency(agency, 'caseworker', `${agency}-sb-2`, ' (2)'),
    inAgency(agency, 'rights-desk', `${agency}-recht-1`),
    inAgency(agency, 'rights-desk', `${agency}-recht-2`, ' (2)'),
    inAgency(agency, 'officer', `${agency}-dsb`),
  ]);

/** Whoever runs the hub. @type {DemonstrationPersona} */
export const operator = {
  id: 'hub-betrieb-1',
  client: HUB_CLIENT,
  staff: 'hub-betrieb-1',
  title: { de: 'Betrieb des Hubs', en: 'Operation of the hub' },
  role: { de: 'Betrieb', en: 'Operation' },
  roles: [OPERATOR_VALUE],
  tryThis: [
    {
      de: 'Nachsehen, welche Adapter antworten und was liegen blieb',
      en: 'See which adapters answer and what was left over',
    },
  ],
  isShown: true,
};

/** A member of the steering group. @type {DemonstrationPersona} */
export const steeringMember = {
  id: 'lenkung-1',
  client: HUB_CLIENT,
  staff: 'lenkung-1',
  page: 'steering',
  title: { de: 'Lenkungsgruppe', en: 'Steering group' },
  role: { de: 'Leitung', en: 'Leadership' },
  roles: [STEERING_VALUE],
  tryThis: [
    {
      de: 'Sehen, wo Zeit verloren geht (in Rheine zu wenige Fälle, im Netz mit erzeugten genug)',
      en: 'See where time is lost (too few cases in Rheine, enough in the network of generated ones)',
    },
  ],
  isShown: true,
};
