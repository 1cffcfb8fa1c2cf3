import type { Command } from '../command.ts';

const AGREEMENT = { name: 'agreement', words: 'the agreement that names the table, as YAML or JSON' };
const TABLE = { value: 'id', words: 'which of its tables; can be left out when it names one' };
const DRAFT = { words: 'the table need not be the one that the parties signed' };
const LANGUAGE = { value: 'language', words: 'en or de; en when absent' };

/** The commands for competence tables, in the order of the help; what a command does is loaded when it is run. */
export const competenceCommands: readonly Command[] = [
  {
    name: 'competence check',
    summary: 'look for cases that a competence table leaves open, answers twice, or can never reach',
    about: [
      'Every combination of answers on every day is looked at, not a sample of them: a case without a row, two rows that answer a case differently, and a row that never comes into play are told with the case that shows it. So are unknown names, days out of order, and a table that is not the one the parties signed, with the hash that it has now.',
    ],
    operands: [AGREEMENT],
    options: {},
    settings: [],
    findings: 'a table has faults: each line says where, which, and what to do',
    example: 'npx wegmarke competence check agreement.yaml',
    run: async (bench) => (await import('./check.ts')).checkCompetence(bench),
  },
  {
    name: 'competence ask',
    summary:
      'ask who is competent: by which row and paragraph, in which form, or what can be offered instead',
    about: [
      'Answers are given as question=value. While something that matters is not answered, the next question is printed with the answers that it can have. No person and no case is looked at, and nothing is kept.',
    ],
    operands: [
      AGREEMENT,
      { name: 'answers', words: 'answers so far, as question=value', optional: true, many: true },
    ],
    options: {
      at: { value: 'date', words: 'as of this day; today when absent' },
      place: { value: 'place', words: 'voluntary offers at this place only' },
      others: { words: 'say also why the others are not competent' },
      table: TABLE,
      draft: DRAFT,
      language: LANGUAGE,
    },
    settings: [],
    findings:
      'the table gives no single answer, says nothing about that day, or the answers do not go together; that nobody is competent is an answer (exit code 0)',
    example:
      'npx wegmarke competence ask agreement.yaml status=title-24 support=none german-level=simple --at 2026-02-09',
    run: async (bench) => (await import('./ask.ts')).askCompetence(bench),
  },
  {
    name: 'competence what-if',
    summary: 'say which cases of a list the next version of a competence table answers otherwise',
    about: [
      'The list is a CSV file: a first line with case, day (can be left out) and the names of questions, then one line for each case, with commas or semicolons between and without quotes. An empty cell is not known. Call the cases whatever you like, but not by names of people: no more is needed than the answers.',
      'Answers are compared, not rows: another row with the same answer is no change.',
    ],
    operands: [AGREEMENT],
    options: {
      next: {
        value: 'agreement',
        words: 'the next version of the agreement, with its table beside or below it',
      },
      cases: { value: 'file', words: 'the list of cases, as CSV' },
      at: {
        value: 'date',
        words: 'as of this day where a case names none; today when absent, or when the next version begins',
      },
      table: TABLE,
      draft: DRAFT,
    },
    settings: [],
    findings: 'a case would be answered otherwise',
    example: 'npx wegmarke competence what-if agreement.yaml --next next/agreement.yaml --cases cases.csv',
    run: async (bench) => (await import('./what-if.ts')).whatIfCompetence(bench),
  },
  {
    name: 'competence table',
    summary: 'print a competence table as a page (Markdown), or as a graph for a decision editor',
    about: [
      'The page holds the questions, the rows with form, documents, deadline, ground and dates, and the voluntary offers, with the names of the agencies as the agreement gives them. With --graph the rows in force on a day are printed as a JSON Decision Model that editors of decision tables open; such a graph is not read back, because it names no paragraphs and dates.',
    ],
    operands: [AGREEMENT],
    options: {
      table: TABLE,
      draft: DRAFT,
      language: LANGUAGE,
      graph: { value: 'date', words: 'print the graph of this day instead' },
    },
    settings: [],
    example: 'npx wegmarke competence table agreement.yaml --language de',
    run: async (bench) => (await import('./table.ts')).printCompetence(bench),
  },
];
