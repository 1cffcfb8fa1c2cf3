import { catalogueEntry } from '#catalogue';
import { SAID } from '../catalogue-faults.ts';
import { fullType } from '../expand.ts';
import type { Steering } from './steering.ts';

/** The one field of a payload that tables may be broken down by, and whose it is. */
export const ISSUE_MODE = { type: 'de.wegmarke.language.voucher-issued.v1', field: 'issueMode' } as const;

type FieldsRead = Pick<Steering, 'countedBy'> & {
  readonly steps: readonly Pick<Steering['steps'][number], 'from' | 'to'>[];
};

/**
 * The fields whose code must be read to count, by the full type of their event. Nothing else of any payload is opened for the steering
 * group; each of them is a closed list of codes in the catalogue, or `true`, and none is of a special category (Art. 9 GDPR).
 */
export function countedFields(steering: FieldsRead | undefined): ReadonlyMap<string, ReadonlySet<string>> {
  const ends = steering?.steps.flatMap(({ from, to }) => [from.countsIf, to.countsIf]) ?? [];
  const said = ends.flatMap((one) => one?.said?.map((field) => ({ type: one.type, field })) ?? []);
  const named = [...ends, ...said, ...(steering?.countedBy.includes('issueMode') ? [ISSUE_MODE] : [])];
  const found = new Map<string, Set<string>>();
  for (const one of named) {
    if (one === undefined) continue;
    const type = one.type.startsWith('de.') ? one.type : fullType(one.type);
    const field = catalogueEntry(type)?.fields.find(({ name }) => name === one.field);
    if (field !== undefined && (field.codes !== undefined || field.form === SAID) && !field.special)
      found.set(type, (found.get(type) ?? new Set()).add(one.field));
  }
  return found;
}
