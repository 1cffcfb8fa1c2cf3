import type { Fields } from './body.ts';
import { pointerTo, textField } from './body.ts';
import { DeskProblem } from './problem.ts';

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const WORDS = 'an instant as YYYY-MM-DDThh:mm:ss.sssZ';

/** An instant that the calendar and the clock know: 30 February would else silently become a day in March. Throws `FIELD_INVALID`. */
export function instantField(body: Fields, name: string): string {
  const text = textField(body, name, FORM, WORDS);
  const time = Date.parse(text);
  if (!Number.isNaN(time) && new Date(time).toISOString() === text) return text;
  throw new DeskProblem('FIELD_INVALID', `must be ${WORDS}, of a day that exists`, {
    pointer: pointerTo(name),
  });
}
