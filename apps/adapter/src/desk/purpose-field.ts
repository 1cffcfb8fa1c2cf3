import { purposeOf } from '#catalogue';
import type { Fields } from './body.ts';
import { pointerTo } from './body.ts';
import { DeskProblem } from './problem.ts';

/** The purpose of a body, if it names one. Throws `PURPOSE_UNKNOWN`. */
export function purposeField({ purpose }: Fields): string | undefined {
  if (purpose === undefined) return undefined;
  if (typeof purpose === 'string' && purposeOf(purpose) !== undefined) return purpose;
  throw new DeskProblem('PURPOSE_UNKNOWN', 'use a purpose that GET /desk/agency lists, or leave it out', {
    pointer: pointerTo('purpose'),
  });
}
