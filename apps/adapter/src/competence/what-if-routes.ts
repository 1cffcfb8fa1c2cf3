import type { Agreement, CompetenceAnswer, CompetenceTable, Wording } from '#agreement';
import {
  answeringTypes,
  beginOfGermanDay,
  dayOfNext,
  decidedAs,
  germanDayOf,
  knownAnswers,
  lookingNoFurther,
  parseCompetenceTable,
  whatIf,
} from '#agreement';
import type { Fields } from '../desk/body.ts';
import { closed, pointerTo } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { CompetenceParts } from './competence-routes.ts';
import { knownIn } from './competence-routes.ts';
import { heldTable } from './held-table.ts';
import type { OpenCaseParts } from './own-open-cases.ts';
import { ownOpenCases } from './own-open-cases.ts';

/** What a what-if over the own open cases is answered from. */
export interface WhatIfParts extends CompetenceParts, OpenCaseParts {}

/**
 * What another version of a competence table would change in the own open cases, as far as entries that lie here answer its questions by
 * fields that the version in force reads too; nothing goes to the hub.
 */
export function whatIfRoutes(parts: WhatIfParts): DeskRoutes {
  return {
    'POST /desk/competence/:table/what-if': async ({ params, body }) => {
      closed(body, ['next', 'day']);
      const known = knownIn(parts.agreements);
      const before = heldTable(known, params['table'] ?? '');
      const after = nextIn(body, before);
      const day = dayIn(body, () => dayOfNext(before, after, germanDayOf(parts.clock.now())));
      const { table: looking, unread } = lookingNoFurther(after, before);
      const open = ownOpenCases(parts, answeringTypes(before));
      const cases = open.map(({ reference, entries }) => {
        const decided = decidedAs(before, entries);
        return {
          case: reference,
          day,
          before: knownAnswers(before, entries),
          after: knownAnswers(looking, entries),
          ...(decided && { decided }),
        };
      });
      const { same, changed, unknown, missing } = await whatIf(before, after, cases);
      const told = changed.map((one) => ({
        reference: one.case,
        before: outcomeOf(one.before, one.rows.before),
        after: outcomeOf(one.after, one.rows.after),
      }));
      return {
        status: 200,
        body: {
          day,
          versions: { before: before.version, after: after.version },
          cases: cases.length,
          same,
          unknown: unknown.length,
          missing: missing.map(({ question: { name, titles }, cases: count }) => ({
            question: name,
            titles,
            cases: count,
          })),
          unread,
          changed: told,
          names: namesIn(known.agreement, [before, after], told),
        },
      };
    },
  };
}

/** What those are called of whom the answer speaks, by id. */
function namesIn(
  { parties }: Agreement,
  tables: readonly CompetenceTable[],
  told: readonly { readonly before: Outcome; readonly after: Outcome }[],
) {
  const spoken = new Set(told.flatMap(({ before, after }) => [before.by, after.by]));
  const called = [
    ...tables.flatMap(({ bodies }) => bodies),
    ...parties.map(({ agency, titles }) => ({ id: agency, titles })),
  ];
  return Object.fromEntries(called.filter(({ id }) => spoken.has(id)).map(({ id, titles }) => [id, titles]));
}

function nextIn({ next }: Fields, { id }: CompetenceTable): CompetenceTable {
  const table = typeof next === 'string' ? parseCompetenceTable(next) : undefined;
  if (table === undefined) throw wrong('next', 'must be the text of the next version of this table');
  if (Array.isArray(table)) {
    const [fault] = table;
    const first = `${fault?.line ?? 1}:${fault?.column ?? 1} ${fault?.code ?? ''} ${fault?.fix ?? ''}`;
    throw new DeskProblem('FIELD_INVALID', first, { pointer: pointerTo('next'), faults: table });
  }
  if (table.id === id) return table;
  throw wrong('next', `must be a version of ${id}`);
}

/** The day of the body, or the one as of which it is tried when nobody names one. */
function dayIn({ day }: Fields, otherwise: () => string): string {
  if (day === undefined) return otherwise();
  if (typeof day === 'string' && beginOfGermanDay(day) !== undefined) return day;
  throw wrong('day', 'must be a day as YYYY-MM-DD');
}

/** Who would be competent, by which row and on which ground. */
interface Outcome {
  readonly kind: CompetenceAnswer['kind'];
  readonly by?: string;
  /** Absent where one of several rows says so, and it is not known which. */
  readonly row?: string;
  readonly paragraph?: Wording;
}

function outcomeOf(answer: CompetenceAnswer, rows: readonly string[]): Outcome {
  const [row, ...more] = rows;
  return {
    kind: answer.kind,
    ...('by' in answer && { by: answer.by }),
    ...(row !== undefined && more.length === 0 && { row }),
    ...('paragraph' in answer && { paragraph: answer.paragraph }),
  };
}

function wrong(field: string, fix: string): DeskProblem {
  return new DeskProblem('FIELD_INVALID', fix, { pointer: pointerTo(field) });
}
