import type { Agreement } from '#agreement';
import type { CaseFile } from '../case-file.ts';
import { controllerIn } from '../controller-in.ts';
import type { PersonsRight } from './right.ts';

/** Which requests are about the events that there are at the moment, even if the person names none. */
const ABOUT_WHAT_THERE_IS: readonly PersonsRight['kind'][] = ['access', 'portability'];

/**
 * The controller's events that a decision on the request would be about now, in the order of the record. Undefined when it is
 * not about single ones: a restriction as a whole also stops what comes later.
 */
export function eventsAbout(
  { kind, eventIds: asked }: Pick<PersonsRight, 'kind' | 'eventIds'>,
  { entries }: Pick<CaseFile, 'entries'>,
  controller: string,
  agreement: Agreement,
): readonly string[] | undefined {
  if (asked === undefined && !ABOUT_WHAT_THERE_IS.includes(kind)) return undefined;
  const own = entries.filter(({ agency }) => controllerIn(agreement, agency) === controller);
  return own.map(({ id }) => id).filter((id) => asked?.includes(id) ?? true);
}
