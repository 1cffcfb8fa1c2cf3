/** Why a competence table is not accepted, and what to do about it; stable, listed in docs/errors.md. */
export const competenceProblemCodes = {
  COMPETENCE_NODE_FORBIDDEN: {
    cause: 'A decision graph holds a node that runs code, asks another system or reads another graph.',
    fix: 'Write what it decides as rows of a table; only tables of conditions are run.',
  },
  COMPETENCE_NOT_A_TABLE: {
    cause: 'The text is the graph of a decision editor, which names no paragraphs, dates and documents.',
    fix: 'Write questions and rows as in the competence table of the demonstration.',
  },
  COMPETENCE_GAP: {
    cause: 'For some answers, on some day, no row says who is competent, and none says that nobody is.',
    fix: 'Add a row whose conditions (when) and dates take them in, with `competent`, or with `nobody` where nobody is.',
  },
  COMPETENCE_OVERLAP: {
    cause: 'Two rows answer the same case on the same day, and not alike.',
    fix: 'Narrow the conditions or the dates of one of them.',
  },
  COMPETENCE_ROW_UNREACHABLE: {
    cause: 'A row never comes into play: others answer all its cases, or it has none.',
    fix: 'Remove it, or correct its conditions and dates.',
  },
  COMPETENCE_TABLE_TOO_INTRICATE: {
    cause: 'The rows cut the cases into more pieces than can be checked in a sensible time.',
    fix: 'Write fewer and wider rows, with fewer suspensions, or part the table into two.',
  },
  COMPETENCE_NAME_UNKNOWN: {
    cause: 'A row names a question, value, form, document or body that the table does not hold.',
    fix: 'Use a name that stands in the table (a party of the agreement or a body, where an agency is meant).',
  },
  COMPETENCE_TABLE_CHANGED: {
    cause: 'The table is not the one that the parties signed: its hash is not that of the agreement.',
    fix: 'Take the signed table, or adopt an agreement that names the hash of this one.',
  },
  COMPETENCE_ANSWER_INVALID: {
    cause: 'An answer is to no question of the table, or is none that this question can have.',
    fix: 'Answer with one of the values that the question names.',
  },
} as const satisfies Record<string, { readonly cause: string; readonly fix: string }>;
