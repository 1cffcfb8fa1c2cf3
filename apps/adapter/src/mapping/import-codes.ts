/** Every reason for which a row or file is not taken, beside those of the catalogue (FIELD_…); listed in docs/errors.md. */
export const importCodes = {
  FILE_WITHOUT_MAPPING: {
    cause: 'No entry of the mapping file fits the name of the export.',
    fix: 'Add an entry whose glob fits, or keep the file out of the folder.',
  },
  FILE_INCOMPLETE: {
    cause: 'The file is empty, or its last line has no line break: it seems to be half written.',
    fix: 'Wait until the system has written it; if it never ends its last line, set endsWithLineBreak: false.',
  },
  FILE_GONE_UNFINISHED: {
    cause: 'The file went away while it was being imported; nothing behind the line given was taken.',
    fix: 'Put the same file back into the folder, under any name.',
  },
  OLDER_CONTENT_AGAIN: {
    cause:
      'A content that was imported before came again behind a newer one, where exports hold only what is new; it was not imported.',
    fix: 'Take the file away; where exports always hold the whole state, write withdrawn: report in the mapping.',
  },
  NOT_UTF8: { cause: 'The file holds bytes that are not UTF-8.', fix: 'Export as UTF-8.' },
  ENCODING_WRONG: {
    cause:
      'The file holds bytes that its encoding does not have, or declares an encoding that is not read, or is UTF-16.',
    fix: 'Export as UTF-8, ISO-8859-1 or Windows-1252, and name it in the mapping (format: encoding).',
  },
  GZIP_BROKEN: {
    cause: 'The name ends in .gz and the file cannot be unpacked.',
    fix: 'Pack it with gzip again, or take .gz from its name.',
  },
  SPREADSHEET: {
    cause: 'The file is a workbook, whatever its name; those lose leading zeros and dates.',
    fix: 'Export CSV UTF-8 from the system itself, or save the sheet as "CSV UTF-8".',
  },
  XML_BROKEN: { cause: 'The XML is not well-formed.', fix: 'Export well-formed XML 1.0.' },
  XML_DOCTYPE: {
    cause: 'The XML has a document type definition; entities are not read.',
    fix: 'Export without <!DOCTYPE …>.',
  },
  ROOT_UNKNOWN: {
    cause: 'The outermost element is not the one that the mapping names.',
    fix: 'Correct format.record or format.namespaces, or the export.',
  },
  JSON_BROKEN: {
    cause: 'The line is no JSON object, a name stands in it twice, or it has more than a million characters.',
    fix: 'Write one JSON object on each line, every name in it once.',
  },
  VALUE_NOT_PLAIN: {
    cause: 'The path of a column leads to an object, a list or an element with elements in it.',
    fix: 'Let it lead to a single text.',
  },
  VALUE_TWICE: {
    cause: 'A record holds the value of one column more than once.',
    fix: 'Let the path lead to one place, or make the repeated element the record.',
  },
  ROW_WITHDRAWN: {
    cause: 'A row that an earlier export of the whole state held is missing in this one.',
    fix: 'If it was wrong, put it right or recall it at the desk; if it went by mistake, export it again.',
  },
  TABLE_GAPS_TOO_MANY: {
    cause:
      'More than 5,000 ids of a table are missing, so the oldest are not watched any more: a row that gets one of them is not seen.',
    fix: 'Give ids without gaps (INCREMENT 1, CACHE 1); let the system write rows of long transactions anew.',
  },
  EVENT_WITHOUT_TRACE: {
    cause: 'An event of the log stands outside of any trace, so it belongs to no case.',
    fix: 'Export each event within the <trace> of its case.',
  },
  COLUMN_MISSING: {
    cause: 'A column that the mapping names is not in the header.',
    fix: 'Correct the export, or the name in the mapping.',
  },
  COLUMN_TWICE: { cause: 'Two columns have the same name.', fix: 'Give each column a name of its own.' },
  ROW_WIDTH: {
    cause: 'The row has more or fewer cells than the header.',
    fix: 'Put cells that contain the delimiter in quotes.',
  },
  ROW_WITHOUT_RULE: {
    cause: 'No rule of the mapping applies to the row.',
    fix: 'Add a rule, or set otherwise: ignore.',
  },
  QUOTE_BROKEN: {
    cause: 'A quote is not closed, or text follows a closing quote.',
    fix: 'Double quotes inside quoted cells.',
  },
  REFERENCE_MISSING: {
    cause: 'The cell with the reference number is empty.',
    fix: 'Fill in the number of the file.',
  },
  KEY_EMPTY: { cause: 'A cell that names the happening is empty.', fix: 'Fill in every key column.' },
  KEY_TWICE_IN_FILE: {
    cause: 'Two rows of the file name the same happening and say different things.',
    fix: 'Give each happening keys of its own, or remove the wrong row.',
  },
  REFERENCE_CHANGED: {
    cause:
      'The row names another reference number than when the hub recorded what it says; an event never changes its case.',
    fix: 'Correct the reference; if it is right, recall the event in the former case at the desk and export it under new keys.',
  },
  CONTROL_CHARACTER: { cause: 'A cell holds a control character.', fix: 'Export plain text.' },
  CELL_EMPTY: {
    cause: 'A cell that the event needs is empty.',
    fix: 'Fill it in, or make the field optional.',
  },
  CODE_UNKNOWN: {
    cause: 'The cell holds no code of the mapping.',
    fix: 'Correct the cell, or add the code.',
  },
  DATE_INVALID: {
    cause: 'The cell holds no date of the declared form, or one that does not exist.',
    fix: 'Correct the date, or the format in the mapping.',
  },
  PREFIX_MISSING: {
    cause: 'The cell does not begin as stripPrefix says.',
    fix: 'Correct the cell, or write otherwise: keep beside it.',
  },
  CELL_TOO_LONG: {
    cause: 'The cell is longer than what padStart fills it up to.',
    fix: 'Correct the cell, or the length in the mapping.',
  },
  PART_MISSING: {
    cause: 'The cell has fewer parts than split asks for.',
    fix: 'Correct the cell, or the number of the part in the mapping.',
  },
  NUMBER_INVALID: { cause: 'The cell holds no number of the declared form.', fix: 'Correct the number.' },
} as const satisfies Record<string, { cause: string; fix: string }>;

/** One of these reasons. */
export type ImportCode = keyof typeof importCodes;
