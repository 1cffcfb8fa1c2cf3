import type { Answers, CompetenceTable } from '#agreement';
import { answerFaults, decide, germanDayOf, whyNot } from '#agreement';
import type { Bench, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { answerLines, othersLines } from './answer-lines.ts';
import { dayIn } from './day-in.ts';
import { languageIn, readTable } from './table-file.ts';

/** Asks a competence table about answers, and says who is competent or what must be known next. */
export async function askCompetence(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const language = languageIn(bench);
  const { agreement, table } = await readTable(bench);
  const answers = answersIn(line.operands('answers'), table);
  const day = dayIn(line.value('at') ?? germanDayOf(hub.clock.now()), 'at');
  const place = line.value('place');
  const query = { day, answers, ...(place !== undefined && { place }) };
  const answer = await decide(table, query);
  const others = line.isOn('others') ? whyNot(table, query, answer) : [];
  return {
    // That nobody is competent is an answer as good as any.
    findings: ['contradiction', 'undecided', 'not-in-force'].includes(answer.kind),
    facts: {
      table: table.id,
      version: table.version,
      day,
      answers,
      answer,
      ...(others.length > 0 && { others }),
    },
    lines: [
      ...answerLines(answer, { agreement, table, day, language }),
      ...othersLines(others, { agreement, table, day, language }),
    ],
  };
}

function answersIn(words: readonly string[], table: CompetenceTable): Answers {
  const answers = Object.fromEntries(words.map((word) => answerIn(word, table)));
  const [fault] = answerFaults(table, answers);
  if (fault === undefined) return answers;
  throw wrongUsage('USAGE_WRONG', `the answer to ${String(fault.path[0]).slice(0, 40)} cannot be taken`, [
    fault.fix,
  ]);
}

function answerIn(word: string, { questions }: CompetenceTable): [string, string | number] {
  const [name = '', ...rest] = word.split('=');
  const value = rest.join('=');
  const isNumber = questions.find((one) => one.name === name)?.kind === 'number' && /^\d{1,6}$/.test(value);
  return [name, isNumber ? Number(value) : value];
}
