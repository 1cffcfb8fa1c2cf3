/** How each kind of export of the demonstration looks, written down apart from the product's mapping files. */

/**
 * @typedef {object} Shape how one kind of export looks
 * @property {RegExp} file
 * @property {string} [delimiter] of cells
 * @property {string} [encoding] UTF-8 if absent
 * @property {readonly string[]} [columns] by place, where no header names them
 * @property {{ element: string, prefix: string }} [xml] the repeated element; attributes of `<prefix:angaben>` are not looked at
 * @property {Readonly<Record<string, readonly string[]>>} [json] by column, the names on the way into the object of each line
 * @property {string} reference column of the agency's own number
 * @property {string} number column of the running number
 * @property {string} day column of the day
 * @property {RegExp} form of the day, with the groups y, m and d
 * @property {string} kind column that says what happened
 * @property {Record<string, readonly string[]>} kinds what happened, as the names of event types
 * @property {readonly string[]} [silent] kinds that report nothing
 */

const dotted = /^(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4})( \d\d:\d\d)?$/;
const iso = /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/;

/** @type {Record<string, readonly Shape[]>} */
export const shapes = {
  abh: [
    {
      file: /^abh_vorgaenge_/,
      delimiter: ';',
      reference: 'Aktenzeichen',
      number: 'Lfd-Nr',
      day: 'Datum',
      form: dotted,
      kind: 'Vorgang',
      kinds: {
        SB: ['need-found'],
        ZU: ['competence-decided'],
        VP: ['duty-stated'],
        BS: ['voucher-issued'],
        RK: ['legal-sphere-changed'],
        AU: ['requested'],
      },
    },
    {
      file: /^abh_aufenthalt_/,
      delimiter: ';',
      reference: 'Aktenzeichen',
      number: 'Lfd-Nr',
      day: 'Datum',
      form: dotted,
      kind: 'Vorgang',
      kinds: {
        AT: ['title-granted'],
        BE: ['work-permit-granted'],
        ZA: ['admission-applied'],
        WP: ['duty-revoked'],
        ÄT: ['title-changed'],
        EL: ['voucher-lapsed'],
        FZ: ['moved'],
      },
    },
  ],
  jobcenter: [
    {
      file: /^JC-EXPORT-/,
      delimiter: ',',
      reference: 'KUNDENNUMMER',
      number: 'VORGANG_ID',
      day: 'DATUM',
      form: iso,
      kind: 'CODE',
      kinds: {
        '010': ['need-found'],
        '020': ['competence-decided'],
        '021': ['duty-stated'],
        '022': ['voucher-issued'],
        '030': ['legal-sphere-changed'],
        '040': ['placement-made'],
        '041': ['placement-ended'],
        '043': ['employers-wish-noted'],
        '050': ['plan-agreed'],
        '051': ['managers-assigned'],
        '052': ['step-agreed'],
        '053': ['step-missed'],
        '054': ['step-done'],
        '055': ['wish-answered'],
        '057': ['handover-accepted'],
        '058': ['handover-declined'],
        '060': ['requested'],
        '061': ['requested'],
        '070': ['childcare-noted'],
        '071': ['housing-noted'],
        '072': ['schooling-noted'],
        '073': ['obstacle-noted'],
        '090': ['registered'],
      },
    },
  ],
  asylblg: [
    {
      file: /^asyl-bescheide-/,
      delimiter: '|',
      reference: 'Fall',
      number: 'Nr',
      day: 'Tag',
      form: /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
      kind: 'Art',
      kinds: {
        Bedarf: ['need-found'],
        Zuständigkeit: ['competence-decided'],
        Bescheid: ['duty-stated', 'voucher-issued'],
        Verpflichtung: ['duty-stated'],
        Schein: ['voucher-issued'],
        Leistungsende: ['legal-sphere-changed'],
        Rücknahme: ['voucher-withdrawn'],
        Anfrage: ['requested'],
      },
    },
    {
      file: /^asyl-hilfeplan-/,
      delimiter: '|',
      reference: 'Fall',
      number: 'Blatt',
      day: 'Datum',
      form: dotted,
      kind: 'Schritt',
      kinds: {
        Plan: ['plan-agreed'],
        Tandem: ['managers-assigned'],
        Arbeit: ['placement-made'],
        Übergabe: ['handover-offered'],
        'Akte zu': ['case-closed'],
      },
    },
  ],
  vhs: [
    {
      file: /^kurse-/,
      delimiter: ';',
      reference: 'TN-Nr',
      number: 'Lfd',
      day: 'Datum',
      form: dotted,
      kind: 'Vorgang',
      kinds: {
        E: ['need-found'],
        A: ['registered'],
        V: ['start-delayed'],
        B: ['course-started'],
        M: ['module-completed'],
        P: ['course-completed'],
        ST: ['placement-test-booked'],
        S: ['placement-test-taken'],
        T: ['language-test-taken'],
        L: ['orientation-test-taken'],
        O: ['voluntary-offer-joined'],
        OE: ['voluntary-offer-left'],
      },
    },
    {
      file: /^anwesenheit-/,
      delimiter: ';',
      reference: 'TN-Nr',
      number: 'Meldung',
      day: 'Gemeldet am',
      form: dotted,
      kind: 'Art',
      kinds: { U: ['irregular-attendance'], X: ['interrupted'] },
    },
  ],
  caritas: [
    {
      file: /^beratung_/,
      delimiter: ';',
      reference: 'Beratungsfall',
      number: 'Eintrag',
      day: 'Am',
      form: /^(?<y>\d{4})\/(?<m>\d\d)\/(?<d>\d\d)$/,
      kind: 'Was',
      kinds: {
        Clearing: ['need-found'],
        Angebot: ['voluntary-offer-joined'],
        Förderplan: ['plan-agreed'],
        Zuständig: ['managers-assigned'],
        Kursbeginn: ['course-started'],
      },
    },
  ],
  bamf: [
    {
      file: /^isk_/,
      delimiter: ',',
      reference: 'Geschaeftszeichen',
      number: 'Id',
      day: 'Datum',
      form: iso,
      kind: 'Ereignis',
      kinds: {
        ZULASSUNG: ['competence-decided'],
        BESCHEID: ['admission-decided'],
        SCHEIN: ['voucher-issued'],
        AUSKUNFT: ['answered'],
        ABLEHNUNG: ['declined'],
      },
      silent: ['BESTAND'],
    },
  ],
  'city-counselling': [
    {
      file: /^begleitung-/,
      xml: { element: 'kontakt', prefix: 'b' },
      reference: 'fall',
      number: 'nr',
      day: 'am',
      form: iso,
      kind: 'art',
      kinds: {
        Bedarf: ['need-found'],
        Angebot: ['voluntary-offer-joined'],
        Tandem: ['managers-assigned'],
        Schritt: ['step-agreed'],
        Versäumt: ['step-missed'],
        Wunsch: ['wish-recorded'],
      },
    },
  ],
  'jobcenter-city': [
    {
      file: /^leistung_/,
      delimiter: ';',
      encoding: 'windows-1252',
      columns: ['Haushalt', 'Akte', 'Satz', 'Nr', 'Tag', 'Kreis', 'Ab', 'Bis', 'Grund'],
      reference: 'Akte',
      number: 'Nr',
      day: 'Tag',
      form: dotted,
      kind: 'Satz',
      kinds: { GEWÄHRT: ['granted'], BEENDET: ['ended'] },
    },
  ],
  ba: [
    {
      file: /^vermittlung-/,
      json: {
        nr: ['kunde', 'nr'],
        id: ['vorgang', 'id'],
        tag: ['vorgang', 'tag'],
        art: ['vorgang', 'art'],
      },
      reference: 'nr',
      number: 'id',
      day: 'tag',
      form: iso,
      kind: 'art',
      kinds: {
        MASSNAHME: ['measure-assigned'],
        BEGINN: ['measure-started'],
        KOMPETENZ: ['competence-assessed'],
        BSK: ['occupational-course-started'],
        ANERKENNUNG: ['recognition-applied'],
        ENTSCHEID: ['recognition-decided'],
        ENDE: ['measure-ended'],
        AUSBILDUNG: ['apprenticeship-started'],
        VORSCHLAG: ['vacancy-proposed'],
        VERMITTLUNG: ['placement-made'],
        FRAGE: ['requested'],
      },
    },
  ],
  sozialamt: [
    {
      file: /^sozialhilfe-/,
      delimiter: ';',
      encoding: 'iso-8859-1',
      reference: 'Fallnummer',
      number: 'Lfd',
      day: 'Datum',
      form: dotted,
      kind: 'Vorgang',
      kinds: { Bewilligung: ['granted'], Rückfrage: ['requested'] },
    },
  ],
};
