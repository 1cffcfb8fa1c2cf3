/** The facts of a case on which rows may depend, each with the event type whose being there makes it true. */
export const caseFacts = Object.freeze({
  obliged: 'de.wegmarke.language.duty-stated.v1',
  plan: 'de.wegmarke.casework.plan-agreed.v1',
  entitled: 'de.wegmarke.language.voucher-issued.v1',
  registered: 'de.wegmarke.language.registered.v1',
  completed: 'de.wegmarke.language.course-completed.v1',
  voluntary: 'de.wegmarke.language.voluntary-offer-joined.v1',
  placed: 'de.wegmarke.work.placement-made.v1',
  'sphere-changed': 'de.wegmarke.benefits.legal-sphere-changed.v1',
});

/** Facts that end again, each with the event type by which the agency that recorded the bearing event says so. */
export const endsOfFacts: Readonly<Partial<Record<keyof typeof caseFacts, string>>> = Object.freeze({
  obliged: 'de.wegmarke.language.duty-revoked.v1',
});

/** The name of a fact of the case, e.g. `obliged`. */
export type CaseFact = keyof typeof caseFacts;

/** What must be so in the case for a row to count: one fact, or several joined. */
export type Condition =
  | CaseFact
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** Whether a word is the name of a fact of the case. */
export function isCaseFact(word: unknown): word is CaseFact {
  return typeof word === 'string' && Object.hasOwn(caseFacts, word);
}

/**
 * The one text of a condition, e.g. `all(obliged,plan)`: what is joined is sorted and named once, so that two ways of writing
 * the same give the same text. Cells of the matrix carry it, and evidence lists it where it holds.
 */
export function conditionText(condition: Condition): string {
  if (typeof condition === 'string') return condition;
  if ('not' in condition) return `not(${conditionText(condition.not)})`;
  const [join, parts] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
  const texts = [...new Set(parts.map(conditionText))].sort();
  return texts.length === 1 ? (texts[0] ?? '') : `${join}(${texts.join(',')})`;
}

/** The condition that a text of {@link conditionText} states; throws a TypeError for any other text. */
export function conditionIn(text: string): Condition {
  if (isCaseFact(text)) return text;
  const [, join, inner] = /^(all|any|not)\((.+)\)$/.exec(text) ?? [];
  const parts = inner === undefined ? [] : partsOf(inner).map(conditionIn);
  const [first] = parts;
  if (first === undefined) throw new TypeError('no condition of the agreement reads like this');
  if (join === 'not') return { not: first };
  return join === 'all' ? { all: parts } : { any: parts };
}

/** Every fact that a condition names, each once. */
export function factsIn(condition: Condition): readonly CaseFact[] {
  if (typeof condition === 'string') return [condition];
  if ('not' in condition) return factsIn(condition.not);
  return [...new Set(('all' in condition ? condition.all : condition.any).flatMap(factsIn))];
}

/**
 * Whether a condition holds for one who knows of each fact that it is so (true), that it is not (false) or neither
 * (undefined): what one cannot know neither holds nor holds not, so that it never opens a row, also not by way of `not`.
 */
export function holds(
  condition: Condition,
  known: (fact: CaseFact) => boolean | undefined,
): boolean | undefined {
  if (typeof condition === 'string') return known(condition);
  if ('not' in condition) {
    const inner = holds(condition.not, known);
    return inner === undefined ? undefined : !inner;
  }
  // `all` is decided by the first part that is false, `any` by the first that is true.
  const decisive = 'any' in condition;
  const answers = ('any' in condition ? condition.any : condition.all).map((part) => holds(part, known));
  if (answers.includes(decisive)) return decisive;
  return answers.includes(undefined) ? undefined : !decisive;
}

/** The parts of `obliged,any(plan,placed)`: divided at the commas outside all brackets. */
function partsOf(inner: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of inner) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
