import type { CompetenceAnswer } from '#agreement';
import { dayOfNext, germanDayOf, whatIf } from '#agreement';
import { readText } from '#files';
import type { Bench, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { casesIn } from './case-list.ts';
import { dayIn } from './day-in.ts';
import { readTable } from './table-file.ts';

/** Says which cases of a list the next version of a competence table answers otherwise. */
export async function whatIfCompetence(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const { table: before } = await readTable(bench);
  const { table: after } = await readTable(bench, needed(bench, 'next'));
  const given = line.value('at');
  const today = germanDayOf(hub.clock.now());
  const day = given === undefined ? dayOfNext(before, after, today) : dayIn(given, 'at');
  const cases = casesIn(await readText(needed(bench, 'cases')), { before, after, day });
  const { same, changed, unknown, missing } = await whatIf(before, after, cases);
  return {
    findings: changed.length > 0,
    facts: {
      table: before.id,
      before: before.version,
      after: after.version,
      day,
      cases: cases.length,
      same,
      unknown,
      missing: missing.map(({ question, cases: count }) => ({ question: question.name, cases: count })),
      changed,
    },
    lines: [
      ...changed.map(
        (one) => `${one.case}: ${said(one.before, one.rows.before)} → ${said(one.after, one.rows.after)}`,
      ),
      `${cases.length} cases as of ${day}: ${changed.length} would be answered otherwise, ${same} as now, ${unknown.length} not known${unknown.length === 0 ? '' : ` (${unknown.join(', ')})`}`,
    ],
  };
}

function needed({ line }: Bench, name: 'next' | 'cases'): string {
  const value = line.value(name);
  if (value !== undefined) return value;
  throw wrongUsage('USAGE_WRONG', `--${name} is missing`, ['npx wegmarke competence what-if --help']);
}

/** `abh (row abh-duty)`, or why there is nobody to name. */
function said(answer: CompetenceAnswer, rows: readonly string[]): string {
  if (!('row' in answer)) return answer.kind;
  return `${answer.kind === 'competent' ? answer.by : answer.kind} (row ${rows.join(' or ')})`;
}
