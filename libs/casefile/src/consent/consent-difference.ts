import { canonicalJson } from '#catalogue';
import type { ConsentDifference, ProvisionStated } from './consent.events.ts';

/** The members of a provision that an amendment can change; in lists the order says nothing. */
const MEMBERS = [
  'form',
  'source',
  'recipients',
  'purposes',
  'eventTypes',
  'depth',
  'special',
  'dataFrom',
  'dataUntil',
  'validFrom',
  'validUntil',
] as const satisfies readonly (keyof ProvisionStated)[];

/** What an amendment changes: which provisions it adds, drops, and words differently. */
export function differenceOf(
  before: readonly ProvisionStated[],
  after: readonly ProvisionStated[],
): ConsentDifference {
  const changed = after.flatMap((one) => {
    const old = before.find(({ provisionId }) => provisionId === one.provisionId);
    const members = old === undefined ? [] : MEMBERS.filter((member) => differs(old[member], one[member]));
    return members.length > 0 ? [{ provisionId: one.provisionId, members }] : [];
  });
  return { added: idsOnlyIn(after, before), removed: idsOnlyIn(before, after), changed };
}

function idsOnlyIn(these: readonly ProvisionStated[], those: readonly ProvisionStated[]): readonly string[] {
  const ids = new Set(those.map((one) => one.provisionId));
  return these.map((one) => one.provisionId).filter((id) => !ids.has(id));
}

function differs(one: unknown, other: unknown): boolean {
  return canonicalJson([unordered(one)]) !== canonicalJson([unordered(other)]);
}

function unordered(value: unknown): unknown {
  if (value === undefined) return null;
  return Array.isArray(value) ? value.map(String).sort() : value;
}
