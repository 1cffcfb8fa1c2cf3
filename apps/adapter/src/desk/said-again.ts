import { canonicalJson } from '#catalogue';
import { isObject, pointerTo } from './body.ts';
import type { SaidBefore } from './consent-book.ts';
import { DeskProblem } from './problem.ts';
import type { ConsentShown, ProvisionShown } from './recorded-consent.ts';

/** A question or an answer as a member of staff says it, without what the desk adds to its provisions. */
export type SaidNow = Pick<SaidBefore, 'type' | 'reference' | 'data'>;

const QUESTION = 'de.wegmarke.consent.request.v1';

/**
 * What was said before under the same id with the same words: saying it again is nothing new. Undefined when it is the first
 * of its kind. Throws `CONSENT_ID_TAKEN` when the id stands for anything else: an answer that nobody recorded must never be
 * taken for one. A question stands for its one answer; what the hub refused stands for nothing.
 */
export function sameBefore(now: SaidNow, before: readonly SaidBefore[]): SaidBefore | undefined {
  const standing = before.filter(({ isRefused }) => !isRefused);
  const same = standing.find((one) => isSame(one, now));
  if (same !== undefined) return same;
  if (standing.every((one) => isQuestionOf(one, now))) return undefined;
  const fix = 'leave consentId out for a new consent, or amend or withdraw the one that has this id';
  throw new DeskProblem('CONSENT_ID_TAKEN', `nothing was recorded: ${fix}`, {
    pointer: pointerTo('consentId'),
  });
}

/** Whether an amendment says of every provision in force what it says already. */
export function isUnchanged({ provisions }: ConsentShown, said: unknown): boolean {
  const standing = provisions.filter(
    ({ withdrawnAt, invalidatedAt }) => withdrawnAt === undefined && invalidatedAt === undefined,
  );
  return isSaid(standing.map(asAsked), said);
}

function isQuestionOf(question: SaidBefore, { type, reference }: SaidNow): boolean {
  return question.type === QUESTION && type !== QUESTION && question.reference === reference;
}

function isSame(before: SaidBefore, now: SaidNow): boolean {
  if (before.type !== now.type || before.reference !== now.reference) return false;
  const { provisions: said, ...rest } = now.data;
  const { provisions, ...restBefore } = before.data;
  return canonicalJson(rest) === canonicalJson(restBefore) && isSaid(provisions, said);
}

/** Whether provisions as they were said make these: what is left out is what the desk added then. */
function isSaid(provisions: unknown, said: unknown): boolean {
  if (!Array.isArray(provisions) || !Array.isArray(said) || provisions.length !== said.length) return false;
  return said.every((one: unknown, index) => {
    const stored: unknown = provisions[index];
    if (!isObject(one) || !isObject(stored)) return false;
    const { provisionId, validFrom } = stored;
    const usual = { provisionId, validFrom, form: 'consent', special: false };
    return canonicalJson({ ...usual, ...one }) === canonicalJson(stored);
  });
}

function asAsked(provision: ProvisionShown) {
  const { stoppedHereAt: _, ...asked } = provision;
  return asked;
}
