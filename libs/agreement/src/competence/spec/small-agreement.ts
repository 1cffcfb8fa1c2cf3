/** What parties of the demonstration's competence table are called. */
export const PARTIES = ['abh', 'jobcenter', 'asylblg', 'bamf', 'vhs', 'caritas', 'volunteers', 'ki', 'ba'];

const party = (agency: string) => `  - agency: ${agency}
    titles: { de: Stelle, en: Agency }
    unit: Unit
    controller: { id: ${agency}-controller, titles: { de: Träger, en: Controller } }
    regime: GDPR + DSG NRW
    secrecy: false
    supervisoryAuthority: Authority
    dpo: Officer
    legalSphere: IntV
    mandate: { de: Auftrag, en: Mandate }
    contactFunction: Desk
    publishes: [language.registered]
`;

/** The text of an agreement of these parties with one row, which names the given competence tables. */
export function smallAgreement(competence: readonly { id: string; file: string; hash: string }[]): string {
  const tables = competence.map(
    ({ id, file, hash }) => `  - { id: ${id}, titles: { de: T, en: T }, file: ${file}, hash: ${hash} }\n`,
  );
  return `agreement:
  id: small
  network: rheine
  version: 1
  validFrom: 2018-03-01
  titles: { de: Klein, en: Small }
parties:
${PARTIES.map(party).join('')}recorders: []
links: { codes: { make: [abh], redeem: [vhs] }, ways: [] }
functions: []
competence:
${tables.join('')}matrix:
  - id: one
    types: [language.registered]
    senders: [vhs]
    recipients: [abh]
    purposes: [course-progress]
    basis: CONSENT
    from: 2018-03-01
    note: a row
`;
}
