import type { TextFault } from '../page/call.ts';
import type { Text } from '../page/text.ts';

/** What a code of a faulty table means, and what to do. */
export interface FaultWords {
  readonly what: Text;
  readonly fix: Text;
}

/** Whether a text is no table as a whole, e.g. a letter or a list: nothing in it is to be corrected. */
export function isNoTable({ code, pointer }: Pick<TextFault, 'code' | 'pointer'>): boolean {
  return code === 'FIELD_INVALID' && pointer === '';
}

/** For a text that is no table at all: what is wrong is not one of its parts. */
export const noTableWords: FaultWords = {
  what: { de: 'Das ist keine Zuständigkeitstabelle', en: 'This is no competence table' },
  fix: {
    de: 'Prüfen, ob es die richtige Datei ist. Eine Tabelle hat die Abschnitte table, questions, rows und offers; nehmen Sie die vereinbarte Fassung als Vorlage.',
    en: 'Check that it is the right file. A table has the sections table, questions, rows and offers; start from the agreed version.',
  },
};

/** Words for every fault that the text of a competence table can have, by its code. */
export const faultWords: Readonly<Record<string, FaultWords>> = {
  COMPETENCE_GAP: {
    what: { de: 'Eine Zeile fehlt', en: 'A row is missing' },
    fix: {
      de: 'Eine Zeile für diese Fälle ergänzen, oder eine, nach der niemand zuständig ist (nobody).',
      en: 'Add a row for these cases, or one by which nobody is competent (nobody).',
    },
  },
  COMPETENCE_OVERLAP: {
    what: { de: 'Zwei Zeilen überschneiden sich', en: 'Two rows overlap' },
    fix: {
      de: 'Bedingungen oder Tage einer der beiden enger fassen.',
      en: 'Narrow the conditions or the days of one of them.',
    },
  },
  COMPETENCE_ROW_UNREACHABLE: {
    what: { de: 'Eine Zeile gilt nie', en: 'A row never applies' },
    fix: {
      de: 'Die Zeile streichen, oder ihre Bedingungen und Tage berichtigen.',
      en: 'Remove the row, or correct its conditions and days.',
    },
  },
  COMPETENCE_TABLE_TOO_INTRICATE: {
    what: { de: 'Die Tabelle ist zu verzweigt', en: 'The table is too intricate' },
    fix: {
      de: 'Weniger und weitere Zeilen schreiben, weniger aussetzen, oder die Tabelle in zwei teilen.',
      en: 'Write fewer and wider rows, suspend less, or part the table into two.',
    },
  },
  COMPETENCE_NAME_UNKNOWN: {
    what: { de: 'Ein Name steht nicht in der Tabelle', en: 'A name does not stand in the table' },
    fix: {
      de: 'Einen Namen nehmen, der in der Tabelle steht: Frage, Antwort, Form, Unterlage, Stelle.',
      en: 'Use a name that stands in the table: question, answer, form, document, body.',
    },
  },
  COMPETENCE_NODE_FORBIDDEN: {
    what: { de: 'Ein Teil würde ein Programm ausführen', en: 'A part would run a program' },
    fix: { de: 'Was er entscheidet, als Zeilen schreiben.', en: 'Write what it decides as rows.' },
  },
  COMPETENCE_NOT_A_TABLE: {
    what: {
      de: 'Das ist die Zeichnung eines anderen Programms',
      en: 'This is the drawing of another program',
    },
    fix: {
      de: 'Die Tabelle als Fragen und Zeilen schreiben, wie die vereinbarte.',
      en: 'Write the table as questions and rows, as the agreed one is.',
    },
  },
  TEXT_UNREADABLE: {
    what: { de: 'Der Text ist nicht zu lesen', en: 'The text cannot be read' },
    fix: {
      de: 'Einrückung, Doppelpunkte und Anführungszeichen an dieser Stelle prüfen.',
      en: 'Check indentation, colons and quotation marks at this place.',
    },
  },
  FIELD_MISSING: {
    what: { de: 'Eine Angabe fehlt', en: 'A part is missing' },
    fix: { de: 'Die Angabe ergänzen.', en: 'Add it.' },
  },
  FIELD_UNKNOWN: {
    what: { de: 'Diese Angabe gibt es nicht', en: 'There is no such part' },
    fix: { de: 'Streichen, oder die Schreibweise berichtigen.', en: 'Remove it, or correct its name.' },
  },
  FIELD_INVALID: {
    what: { de: 'Eine Angabe passt nicht', en: 'A part does not fit' },
    fix: { de: 'Form und Wert der Angabe berichtigen.', en: 'Correct its form and value.' },
  },
  TYPE_UNKNOWN: {
    what: { de: 'Diese Art von Eintrag gibt es nicht', en: 'There is no such type of entry' },
    fix: { de: 'Eine Art aus dem Katalog nehmen.', en: 'Use a type of the catalogue.' },
  },
  ID_TAKEN: {
    what: { de: 'Ein Name steht zweimal da', en: 'A name stands there twice' },
    fix: { de: 'Jedem einen eigenen Namen geben.', en: 'Give each a name of its own.' },
  },
  PARAGRAPH_MISSING: {
    what: { de: 'Die Rechtsgrundlage fehlt', en: 'The legal ground is missing' },
    fix: { de: 'Den Paragraphen nennen.', en: 'Name the paragraph.' },
  },
  DATES_OUT_OF_ORDER: {
    what: { de: 'Das Ende liegt vor dem Beginn', en: 'The end lies before the beginning' },
    fix: { de: 'Einen späteren letzten Tag nennen.', en: 'Let it end later.' },
  },
};
