import { beginOfGermanDay } from '#agreement';
import { wrongUsage } from '../failure.ts';

/** The day that an option names; throws a `Failure` when the calendar knows none such. */
export function dayIn(text: string, option: string): string {
  if (beginOfGermanDay(text) !== undefined) return text;
  throw wrongUsage('USAGE_WRONG', `--${option} is no day`, [`write it as --${option} 2026-01-31`]);
}
