/** The mapping that the specs of this program use. */
export const VOUCHERS = `files:
  - glob: 'vouchers-*.csv'
    delimiter: ';'
    reference: Aktenzeichen
    sharedNumbers:
      - { kind: azr, column: AZR-Nummer }
    rules:
      - when: [{ column: Vorgang, equals: BS }]
        event: de.wegmarke.language.voucher-issued.v1
        happened: { column: Datum, format: 'DD.MM.YYYY[ HH:mm]' }
        keys: [Nr]
        fields:
          issueMode: { column: Form, codes: { O: online, P: paper } }
          issuer: { constant: immigration-office }
          ground: { constant: aufenthg-44-1 }
          standing: { constant: obliged }
          validUntil: { column: Gültig bis, date: DD.MM.YYYY }
`;
