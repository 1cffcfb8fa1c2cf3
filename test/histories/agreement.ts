import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the histories add to the agreement of the gate vectors, so that every door is open and more can be asked for. */
const ADDED: readonly (readonly [place: RegExp, text: string])[] = [
  [/^functions:$/m, '$&\n  - { name: export, on: true, exceptFor: [], role: Access }'],
  [/^functions:$/m, '$&\n  - { name: person-view, on: true, exceptFor: [], role: Access }'],
  [/(?<=redeem: \[abh, jobcenter, vhs, caritas)(?=\])/, ', bamf'],
  [
    /(?<=casework\.managers-assigned,\n)(?= +information\.requested,)/,
    '        information.answered,\n        information.declined,\n',
  ],
];

const course = readFileSync(
  join(import.meta.dirname, '../../docs/gate-vectors/agreements/course.yaml'),
  'utf8',
);

/** The agreement of the histories: small, without notices, with rows of every kind. */
const agreementText = withEach(course, ADDED);

/** A course provider of another network that takes over whom the person lets it. */
const guestNamed = (agency: string): typeof ADDED => [
  [
    /^recorders:$/m,
    `  - agency: ${agency}
    titles: &guest { de: Volkshochschule als Gast, en: Course provider as a guest }
    unit: Volkshochschule, Integrationskurse
    controller: { id: ${agency}-traeger, titles: *guest }
    regime: GDPR + DSG NRW
    secrecy: false
    supervisoryAuthority: *ldi
    dpo: *dpo
    legalSphere: IntV
    mandate: *guest
    contactFunction: *contact
    publishes: [language.registered]

$&`,
  ],
  [/(?<=redeem: \[abh, jobcenter, vhs, caritas, bamf)(?=\])/, `, ${agency}`],
  [
    /^functions:$/m,
    `  - id: consent-handover
    types: [language.course-started, language.module-completed]
    senders: [vhs]
    recipients: [${agency}]
    purposes: [case-management]
    basis: CONSENT
    from: 2018-03-01
    note: Who moves takes along what the person agrees to

$&`,
  ],
];

/** Whether a party is a guest: the course provider of another network. */
export function isGuest(agency: string): boolean {
  return agency.startsWith('vhs-');
}

/** The same as the parties of a network have agreed it among themselves, with the guests who are among them. */
export function agreementOf(network: string, parties: readonly string[]): string {
  const text = parties
    .filter(isGuest)
    .reduce((all, guest) => withEach(all, guestNamed(guest)), agreementText);
  return text.replace(/^( *network: ).*$/m, `$1${network}`);
}

function withEach(agreement: string, added: typeof ADDED): string {
  return added.reduce((text, [place, more]) => {
    if (!place.test(text)) throw new Error(`The agreement of the vectors has no ${place} any more.`);
    return text.replace(place, more);
  }, agreement);
}
