import type { Agreement, Wording } from '../agreement.ts';
import { paragraphInGerman } from '../papers/german-law.ts';
import { conditionInWords } from './in-words.ts';
import { pageWords } from './page-words.ts';
import type { CompetenceRow, CompetenceTable, Dated, When } from './table.ts';

type Language = keyof Wording;

/** A competence table as a page in one language (Markdown): questions, rows with their grounds, voluntary offers. */
export function competencePage(
  table: CompetenceTable,
  { parties }: Pick<Agreement, 'parties'>,
  language: Language,
): string {
  const words = pageWords[language];
  const agencies: Agencies = (id) =>
    parties.find(({ agency }) => agency === id)?.titles[language] ??
    table.bodies.find((body) => body.id === id)?.titles[language] ??
    id;
  const { duplicatesCheck: check, offers } = table;
  return [
    `# ${table.titles[language]}`,
    words.version(table.version, table.from),
    words.howToRead,
    table.note[language],
    ...(check ? [`${check.titles[language]} (${lawIn(check.paragraph, language)}).`] : []),
    `## ${words.questions}`,
    questions(table, language),
    `## ${words.rows}`,
    ...groups(table, { agencies, language }),
    ...(offers.length === 0 ? [] : [`## ${words.offers}`, offersGrid(table, { agencies, language })]),
  ].join('\n\n');
}

/** What an agency is called. */
type Agencies = (id: string) => string;

interface Telling {
  readonly agencies: Agencies;
  readonly language: Language;
}

function questions(table: CompetenceTable, language: Language): string {
  return table.questions
    .map((question) => {
      const { range, yesNo, day } = pageWords[language];
      const answers = {
        choice: () =>
          question.kind === 'choice' ? question.values.map(({ titles }) => titles[language]) : [],
        'yes-no': () => [yesNo],
        number: () => (question.kind === 'number' ? [range(question.least, question.most)] : []),
        date: () => [day],
      }[question.kind]();
      const help = question.help ? ` ${question.help[language]}` : '';
      return [`- **${question.titles[language]}**${help}`, ...answers.map((one) => `  - ${one}`)].join('\n');
    })
    .join('\n');
}

/** Rows under whoever is competent, in the order in which the table names them first. */
function groups(table: CompetenceTable, told: Telling): readonly string[] {
  const heads = table.rows.map((row) => headOf(row, told));
  return [...new Set(heads)].flatMap((head) => [
    `### ${head}`,
    table.rows
      .filter((_, at) => heads[at] === head)
      .map((row) => rowBlock(row, table, told.language))
      .join('\n'),
  ]);
}

function headOf(row: CompetenceRow, { agencies, language }: Telling): string {
  if ('competent' in row) return agencies(row.competent.by);
  return 'nobody' in row ? pageWords[language].nobody : pageWords[language].contradiction;
}

function rowBlock(row: CompetenceRow, table: CompetenceTable, language: Language): string {
  const ground = 'paragraph' in row ? ` (${lawIn(row.paragraph, language)})` : '';
  const inside = [
    ...casesOf(row, table, language),
    ...detailsOf(row, table, language),
    ...(row.note ? [row.note[language]] : []),
    `\`${row.id}\`, ${timeOf(row, language)}`,
  ];
  return [`- **${sayingOf(row, table, language)}**${ground}`, ...inside.map((one) => `  - ${one}`)].join(
    '\n',
  );
}

function sayingOf(row: CompetenceRow, table: CompetenceTable, language: Language): string {
  if ('nobody' in row) return row.nobody[language];
  if ('contradiction' in row) return row.contradiction[language];
  const { right, form } = row.competent;
  return `${pageWords[language].rights[right]}: ${titleOf(table.forms, form, language)}`;
}

/** On which documents, until when. */
function detailsOf(row: CompetenceRow, table: CompetenceTable, language: Language): readonly string[] {
  if (!('competent' in row)) return [];
  const words = pageWords[language];
  const { documents, deadline } = row.competent;
  const named = documents.map((id) => titleOf(table.documents, id, language)).join('; ');
  return [
    ...(named === '' ? [] : [`${words.documents}: ${named}`]),
    ...(deadline
      ? [`${words.deadline}: ${deadline.titles[language]} (${lawIn(deadline.paragraph, language)})`]
      : []),
  ];
}

function titleOf(all: CompetenceTable['forms'], id: string, language: Language): string {
  return all.find((one) => one.id === id)?.titles[language] ?? id;
}

function casesOf(row: CompetenceRow, table: CompetenceTable, language: Language): readonly string[] {
  return row.suspends
    ? [pageWords[language].suspends(row.suspends.map((id) => `\`${id}\``).join(', '))]
    : whenInWords(row.when ?? {}, table, language);
}

function whenInWords(when: When, table: CompetenceTable, language: Language): readonly string[] {
  const parts = table.questions.flatMap((question) => {
    const condition = when[question.name];
    if (condition === undefined) return [];
    return [`${question.titles[language]}: ${conditionInWords(question, condition, language)}`];
  });
  return parts.length === 0 ? [pageWords[language].always] : parts;
}

function offersGrid(table: CompetenceTable, { agencies, language }: Telling): string {
  return grid(
    pageWords[language].offerHead,
    table.offers.map((offer) => [
      offer.titles[language],
      agencies(offer.by),
      offer.place,
      offer.level,
      whenInWords(offer.when, table, language).join('; '),
      timeOf(offer, language),
    ]),
  );
}

function timeOf({ from, until }: Dated, language: Language): string {
  const words = pageWords[language];
  return until === undefined ? words.from(from) : words.fromUntil(from, until);
}

function lawIn(paragraph: string, language: Language): string {
  return language === 'de' ? paragraphInGerman(paragraph) : paragraph;
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
