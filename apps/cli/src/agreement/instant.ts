import { beginOfGermanDay } from '#agreement';
import { wrongUsage } from '../failure.ts';

/** The instant that an option names: a day (it begins at midnight in Germany) or an instant; throws a `Failure` when it is neither. */
export function instantOf(text: string, option: string): string {
  const instant = beginOfGermanDay(text) ?? toInstant(text);
  if (instant !== undefined) return instant;
  throw wrongUsage('USAGE_WRONG', `--${option} is neither a day nor an instant`, [
    `write it as --${option} 2026-01-31 or --${option} 2026-01-31T08:00:00.000Z`,
  ]);
}

function toInstant(text: string): string | undefined {
  const isFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/.test(text);
  const read = new Date(text);
  // A day that no calendar knows would silently become one of the next month.
  const isDay = isFormed && beginOfGermanDay(text.slice(0, 10)) !== undefined;
  return isDay && !Number.isNaN(read.getTime()) ? read.toISOString() : undefined;
}
