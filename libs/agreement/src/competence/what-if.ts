import type { CompetenceAnswer } from './answer.ts';
import type { Answers } from './answers.ts';
import { deciderOf } from './decide.ts';
import { isSameAnswer } from './same-answer.ts';
import type { CompetenceTable } from './table.ts';

/** A case with what is known of it, in the questions of each of the two tables. */
export interface CaseKnown {
  readonly case: string;
  /** As `YYYY-MM-DD`. */
  readonly day: string;
  readonly before: Answers;
  readonly after: Answers;
}

/** A case that another version of the table answers otherwise. */
export interface ChangedCase {
  readonly case: string;
  readonly before: CompetenceAnswer;
  readonly after: CompetenceAnswer;
}

/** What another version of a table would change. */
export interface WhatIf {
  readonly same: number;
  readonly changed: readonly ChangedCase[];
  /** Cases of which too little is known for one of the two. */
  readonly unknown: readonly string[];
}

/** Which of these cases `after` answers otherwise than `before`; another row with the same answer is no change. The answers must be sound (`answerFaults`). */
export async function whatIf(
  before: CompetenceTable,
  after: CompetenceTable,
  cases: readonly CaseKnown[],
): Promise<WhatIf> {
  const [now, then] = [onceEach(before), onceEach(after)];
  const answered = await Promise.all(
    cases.map(async (one) => ({
      case: one.case,
      before: await now(one.day, one.before),
      after: await then(one.day, one.after),
    })),
  );
  const [open, known] = parted(answered, (one) => isOpen(one.before) || isOpen(one.after));
  const [same, changed] = parted(known, (one) => isSameAnswer(one.before, one.after));
  return { same: same.length, changed, unknown: open.map((one) => one.case) };
}

/** An agency has thousands of cases, and few different ones: each day with its answers is asked once. */
function onceEach(table: CompetenceTable): (day: string, answers: Answers) => Promise<CompetenceAnswer> {
  const decide = deciderOf(table);
  const asked = new Map<string, Promise<CompetenceAnswer>>();
  return (day, answers) => {
    const key = JSON.stringify([day, ...table.questions.map(({ name }) => answers[name] ?? null)]);
    const answer = asked.get(key) ?? decide({ day, answers });
    asked.set(key, answer);
    return answer;
  };
}

function isOpen({ kind }: CompetenceAnswer): boolean {
  return kind === 'question';
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
