/**
 * A second, tiny reading of the demonstration's exports: which events does each row report? It knows nothing of the product
 * nor of its mapping files, so that both must be right to agree.
 */

const theme = /** @type {Record<string, string>} */ ({
  'need-found': 'language',
  'competence-decided': 'language',
  'duty-stated': 'language',
  'voucher-issued': 'language',
  'legal-sphere-changed': 'benefits',
  'placement-made': 'work',
  'plan-agreed': 'casework',
  'managers-assigned': 'casework',
  requested: 'information',
  answered: 'information',
  declined: 'information',
});

/**
 * @typedef {object} Shape how one kind of export looks
 * @property {RegExp} file
 * @property {string} delimiter
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
        '050': ['plan-agreed'],
        '051': ['managers-assigned'],
        '060': ['requested'],
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
      kinds: { Plan: ['plan-agreed'], Tandem: ['managers-assigned'], Arbeit: ['placement-made'] },
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
        O: ['voluntary-offer-joined'],
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
        SCHEIN: ['voucher-issued'],
        AUSKUNFT: ['answered'],
        ABLEHNUNG: ['declined'],
      },
      silent: ['BESTAND'],
    },
  ],
};

/**
 * @typedef {object} ReadRow
 * @property {number} line
 * @property {readonly string[]} keys `<case>/<agency>/<type>/<day>`
 * @property {string} [fault] what is wrong with the row, as far as this reader can tell
 */

/**
 * @param {{ agency: string, file: string, text: string, caseOf: (agency: string, reference: string) => string | undefined }} of
 * @returns {readonly ReadRow[]}
 */
export function readExport({ agency, file, text, caseOf }) {
  const shape = shapes[agency]?.find((one) => one.file.test(file));
  if (shape === undefined) return [{ line: 1, keys: [], fault: 'FILE_WITHOUT_MAPPING' }];
  const [header, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = cellsOf(header ?? '', shape.delimiter) ?? [];
  /** @type {Map<string, string>} */
  const seen = new Map();
  return lines.flatMap((content, index) => {
    if (content === '') return [];
    return [{ line: index + 2, ...readRow(content, { agency, shape, columns, caseOf, seen }) }];
  });
}

/**
 * @param {string} content
 * @param {{ agency: string, shape: Shape, columns: readonly string[], caseOf: (agency: string, reference: string) => string | undefined, seen: Map<string, string> }} of
 * @returns {Omit<ReadRow, 'line'>}
 */
function readRow(content, { agency, shape, columns, caseOf, seen }) {
  const cells = cellsOf(content, shape.delimiter);
  if (cells === undefined) return { keys: [], fault: 'QUOTE_BROKEN' };
  if (cells.length !== columns.length) return { keys: [], fault: 'ROW_WIDTH' };
  /** @param {string} column */
  const cell = (column) => cells[columns.indexOf(column)] ?? '';
  if (cell(shape.reference) === '') return { keys: [], fault: 'REFERENCE_MISSING' };
  if (shape.silent?.includes(cell(shape.kind))) return { keys: [] };
  const types = shape.kinds[cell(shape.kind)];
  if (types === undefined) return { keys: [], fault: 'ROW_WITHOUT_RULE' };
  if (cell(shape.number) === '') return { keys: [], fault: 'KEY_EMPTY' };
  const day = dayOf(cell(shape.day), shape.form);
  if (day === undefined) return { keys: [], fault: 'DATE_INVALID' };
  const number = `${cell(shape.kind)} ${cell(shape.number)}`;
  if ((seen.get(number) ?? content) !== content) return { keys: [], fault: 'KEY_TWICE_IN_FILE' };
  seen.set(number, content);
  const owner = caseOf(agency, cell(shape.reference)) ?? '?';
  return { keys: types.map((type) => `${owner}/${agency}/${theme[type] ?? 'language'}.${type}/${day}`) };
}

/**
 * The cells of one line; none of the exports has line breaks within cells. Undefined when something follows a closing quote.
 * @param {string} content @param {string} delimiter
 */
function cellsOf(content, delimiter) {
  const cells = [];
  let rest = content;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const end = quoted ? quoted[0].length : (rest + delimiter).indexOf(delimiter);
    const written = quoted ? (quoted[1] ?? '').replaceAll('""', '"') : rest.slice(0, end);
    cells.push(/^="(.*)"$/.exec(written.trim())?.[1] ?? written.trim());
    if (end === rest.length) return cells;
    if (rest[end] !== delimiter) return undefined;
    rest = rest.slice(end + 1);
  }
}

/**
 * @param {string} text @param {RegExp} form
 * @returns {string | undefined} `YYYY-MM-DD`, if the calendar knows it
 */
function dayOf(text, form) {
  const { y, m, d } = form.exec(text)?.groups ?? {};
  const day = `${y}-${m}-${d}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}
