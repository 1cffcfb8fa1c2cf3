import { END_OF_DAYS, FIRST_DAY, numberOfDay } from './days.ts';
import type {
  CompetenceTable,
  DateQuestion,
  DayRange,
  NumberQuestion,
  NumberRange,
  RowCondition,
} from './table.ts';

/** Whole numbers from `start` on and before `end`; days count as numbers too. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** All days on which something holds. */
export function intervalOfDays({ from = FIRST_DAY, until = END_OF_DAYS }: DayRange): Interval {
  return { start: numberOfDay(from), end: numberOfDay(until) };
}

/** All days about which a table says anything. */
export function daysOf({ from }: CompetenceTable): Interval {
  return intervalOfDays({ from });
}

/** All answers that a question by number or day can have. */
export function spanOf(question: NumberQuestion | DateQuestion): Interval {
  return question.kind === 'date' ? intervalOfDays({}) : { start: question.least, end: question.most + 1 };
}

/** The answers that a condition on such a question admits. */
export function intervalOf(question: NumberQuestion | DateQuestion, condition: RowCondition): Interval {
  if (question.kind === 'date') return intervalOfDays(condition as DayRange);
  const { least = question.least, most = question.most } = condition as NumberRange;
  return { start: least, end: most + 1 };
}

/** Whether it is in there. */
export function within({ start, end }: Interval, number: number): boolean {
  return start <= number && number < end;
}
