import type { Agreement, CompetenceAnswer, CompetenceTable, NotCompetent, Question } from '#agreement';
import { party } from '#agreement';
import { answerWords } from './answer-words.ts';

type Language = 'de' | 'en';

/** What an answer is told with: names of agencies, the day and the language. */
export interface Told {
  readonly agreement: Agreement;
  readonly table: CompetenceTable;
  readonly day: string;
  readonly language: Language;
}

/** An answer of a competence table as people read it. */
export function answerLines(answer: CompetenceAnswer, told: Told): readonly string[] {
  const { language } = told;
  const words = answerWords[language];
  if (answer.kind === 'question') return questionLines(answer.question, language);
  if (answer.kind === 'not-in-force') return [words.notInForce(answer.from)];
  if (answer.kind === 'undecided') return [words.undecided(answer.rows.join(', '))];
  const why = whyLines(answer, told);
  if (answer.kind === 'contradiction') return [words.contradiction, answer.because[language], ...why];
  if (answer.kind === 'competent')
    return [...competentLines(answer, told), ...why, ...bridgingLines(answer.offers, told)];
  const ground = words.ground(answer.paragraph[language]);
  const offers =
    answer.offers.length === 0 ? [words.noOffers] : [words.offers, ...offerLines(answer.offers, told)];
  return [words.nobody, answer.because[language], ground, ...why, ...offers];
}

/** Why not the others: each row by which another one would be competent, with what it would take. */
export function othersLines(others: readonly NotCompetent[], told: Told): readonly string[] {
  const { agreement, table, language } = told;
  const words = answerWords[language];
  const named = (by: string) =>
    party(agreement, by)?.titles[language] ??
    table.bodies.find(({ id }) => id === by)?.titles[language] ??
    by;
  return others.flatMap(({ by, row, unmet }) => [
    words.other(named(by), row),
    ...unmet.map(({ titles, condition, answer }) =>
      words.unmet(titles[language], condition[language], answer[language]),
    ),
  ]);
}

type Offers = Answer<'nobody'>['offers'];
type Answer<Kind extends CompetenceAnswer['kind']> = Extract<CompetenceAnswer, { kind: Kind }>;

function competentLines(answer: Answer<'competent'>, { agreement, language }: Told): readonly string[] {
  const words = answerWords[language];
  const who = answer.outside?.[language] ?? party(agreement, answer.by)?.titles[language] ?? answer.by;
  const { deadline, duplicatesCheck: check } = answer;
  return [
    words.competent(who, answer.by),
    words.form(words.rights[answer.right], answer.form.titles[language]),
    ...answer.documents.map(({ titles }) => words.document(titles[language])),
    ...(deadline ? [words.deadline(deadline.titles[language], deadline.paragraph[language])] : []),
    ...(check ? [words.first(check.titles[language], check.paragraph[language])] : []),
    words.ground(answer.paragraph[language]),
  ];
}

function whyLines(
  { row, from, until, matched, note }: Answer<'competent' | 'nobody' | 'contradiction'>,
  { table, day, language }: Told,
): readonly string[] {
  const words = answerWords[language];
  return [
    ...(note ? [words.note(note[language])] : []),
    words.row({ row, table: `${table.id} ${table.version}`, day, from, until }),
    ...matched.map(({ titles, answer }) => `  ${titles[language]}: ${answer[language]}`),
  ];
}

/** What there is until the course begins; where there is nothing, the course comes all the same. */
function bridgingLines(offers: Offers, told: Told): readonly string[] {
  return offers.length === 0 ? [] : [answerWords[told.language].bridging, ...offerLines(offers, told)];
}

function offerLines(offers: Offers, { agreement, language }: Told): readonly string[] {
  return offers.map(
    ({ titles, by, place, level }) =>
      `  ${titles[language]} (${level}), ${party(agreement, by)?.titles[language] ?? by}, ${place}`,
  );
}

function questionLines(question: Question, language: Language): readonly string[] {
  const words = answerWords[language];
  const { name, titles, help } = question;
  const choices = {
    choice: () =>
      question.kind === 'choice'
        ? question.values.map((one) => `  ${name}=${one.value}  ${one.titles[language]}`)
        : [],
    'yes-no': () => [`  ${name}=yes  ${words.yes}`, `  ${name}=no  ${words.no}`],
    number: () =>
      question.kind === 'number' ? [`  ${name}=${question.least} … ${name}=${question.most}`] : [],
    date: () => [`  ${name}=2026-01-31`],
  }[question.kind]();
  return [words.next(titles[language]), ...(help ? [help[language]] : []), ...choices];
}
