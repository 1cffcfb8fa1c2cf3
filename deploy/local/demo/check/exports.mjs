/**
 * A second, tiny reading of the demonstration's exports: which events does each row report? It knows nothing of the product
 * nor of its mapping files, so that both must be right to agree.
 */

import { shapes } from './shapes.mjs';

const theme = /** @type {Record<string, string>} */ ({
  'need-found': 'language',
  'competence-decided': 'language',
  'duty-stated': 'language',
  'voucher-issued': 'language',
  'legal-sphere-changed': 'benefits',
  granted: 'benefits',
  ended: 'benefits',
  'case-closed': 'entry',
  moved: 'entry',
  'title-changed': 'residence',
  'title-granted': 'residence',
  'work-permit-granted': 'residence',
  'measure-assigned': 'qualification',
  'measure-started': 'qualification',
  'measure-ended': 'qualification',
  'recognition-decided': 'qualification',
  'competence-assessed': 'qualification',
  'occupational-course-started': 'qualification',
  'recognition-applied': 'qualification',
  'vacancy-proposed': 'work',
  'placement-made': 'work',
  'placement-ended': 'work',
  'apprenticeship-started': 'work',
  'employers-wish-noted': 'work',
  'plan-agreed': 'casework',
  'managers-assigned': 'casework',
  'step-agreed': 'casework',
  'step-done': 'casework',
  'step-missed': 'casework',
  'wish-recorded': 'casework',
  'wish-answered': 'casework',
  'handover-offered': 'casework',
  'handover-accepted': 'casework',
  'handover-declined': 'casework',
  'childcare-noted': 'situation',
  'housing-noted': 'situation',
  'schooling-noted': 'situation',
  'obstacle-noted': 'situation',
  requested: 'information',
  answered: 'information',
  declined: 'information',
});

/**
 * @typedef {object} ReadRow
 * @property {number} line
 * @property {readonly string[]} keys `<case>/<agency>/<type>/<day>`
 * @property {string} [fault] what is wrong with the row, as far as this reader can tell
 */

/** @typedef {import('./shapes.mjs').Shape} Shape */

/** The cells of one record by their names, or what is wrong with it. @typedef {{ line: number, content: string, cells: Map<string, string> | string }} Cells */

/**
 * @param {{ agency: string, file: string, bytes: Uint8Array, caseOf: (agency: string, reference: string) => string | undefined }} of
 * @returns {readonly ReadRow[]}
 */
export function readExport({ agency, file, bytes, caseOf }) {
  const shape = shapes[agency]?.find((one) => one.file.test(file));
  if (shape === undefined) return [{ line: 1, keys: [], fault: 'FILE_WITHOUT_MAPPING' }];
  const text = new TextDecoder(shape.encoding ?? 'utf-8').decode(bytes);
  /** @type {Map<string, string>} */
  const seen = new Map();
  return recordsOf(text, shape).map(({ line, content, cells }) => ({
    line,
    ...(typeof cells === 'string'
      ? { keys: [], fault: cells }
      : readRecord(cells, { content, agency, shape, caseOf, seen })),
  }));
}

/** @param {string} text @param {Shape} shape @returns {readonly Cells[]} */
function recordsOf(text, shape) {
  const lines = text.split(/\r?\n/).map((content, index) => ({ content, line: index + 1 }));
  if (shape.xml) {
    const { element, prefix } = shape.xml;
    const begins = lines.filter(({ content }) => content.includes(`<${prefix}:${element} `));
    return begins.map((one) => ({ ...one, cells: xmlCells(one.content, prefix) }));
  }
  const rows = lines.filter(({ content }) => content !== '');
  const { json } = shape;
  if (json) return rows.map((one) => ({ ...one, cells: jsonCells(one.content, json) }));
  const delimiter = shape.delimiter ?? ';';
  const columns = shape.columns ?? cellsOf(rows.shift()?.content ?? '', delimiter) ?? [];
  return rows.map((one) => ({ ...one, cells: namedCells(one.content, columns, delimiter) }));
}

/** @param {string} content @param {readonly string[]} columns @param {string} delimiter */
function namedCells(content, columns, delimiter) {
  const cells = cellsOf(content, delimiter);
  if (cells === undefined) return 'QUOTE_BROKEN';
  if (cells.length !== columns.length) return 'ROW_WIDTH';
  return new Map(columns.map((column, index) => [column, cells[index] ?? '']));
}

/** One element with all its parts on one line. @param {string} content @param {string} prefix */
function xmlCells(content, prefix) {
  const attribute = /^\s*<\S+ (?<name>\w+)="(?<value>[^"]*)"/.exec(content)?.groups ?? {};
  const parts = [...content.matchAll(new RegExp(`<${prefix}:(\\w+)>([^<]*)</`, 'g'))];
  const names = parts.map(([, name]) => name);
  if (new Set(names).size < names.length) return 'VALUE_TWICE';
  /** @type {Map<string, string>} */
  const cells = new Map(parts.map(([, name = '', value = '']) => [name, value]));
  return cells.set(attribute['name'] ?? '', attribute['value'] ?? '');
}

/** @param {string} content @param {NonNullable<Shape['json']>} json */
function jsonCells(content, json) {
  try {
    const whole = JSON.parse(content);
    return new Map(
      Object.entries(json).map(([name, way]) => [
        name,
        String(way.reduce((part, step) => part?.[step], whole) ?? ''),
      ]),
    );
  } catch {
    return 'JSON_BROKEN';
  }
}

/**
 * @param {Map<string, string>} cells
 * @param {{ content: string, agency: string, shape: Shape, caseOf: (agency: string, reference: string) => string | undefined, seen: Map<string, string> }} of
 * @returns {Omit<ReadRow, 'line'>}
 */
function readRecord(cells, { content, agency, shape, caseOf, seen }) {
  /** @param {string} column */
  const cell = (column) => cells.get(column) ?? '';
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
