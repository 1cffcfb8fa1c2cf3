/** Every reason for which a row or file is not taken, beside those of the catalogue (FIELD_…); listed in docs/errors.md. */
export const importCodes = {
  FILE_WITHOUT_MAPPING: {
    cause: 'No entry of the mapping file fits the name of the export.',
    fix: 'Add an entry whose glob fits, or keep the file out of the folder.',
  },
  FILE_INCOMPLETE: {
    cause: 'The last line has no line break: the file seems to be half written.',
    fix: 'Wait until the system has written it; if it never ends its last line, set endsWithLineBreak: false.',
  },
  NOT_UTF8: { cause: 'The file holds bytes that are not UTF-8.', fix: 'Export as UTF-8.' },
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
  NUMBER_INVALID: { cause: 'The cell holds no number of the declared form.', fix: 'Correct the number.' },
} as const satisfies Record<string, { cause: string; fix: string }>;

/** One of these reasons. */
export type ImportCode = keyof typeof importCodes;
