import type { ConflictEntry, ConflictShown } from '#agreement';
import { conflictsOf, germanDayOf } from '#agreement';
import type { CaseEvidence } from '#catalogue';
import type { Clock } from '#ports';
import type { ChainBook } from '../chains/chain-book.ts';
import type { AgreementBook } from '../hub/agreement-book.ts';

/** What conflicts are found from. */
export interface ConflictParts {
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly chainBook: Pick<ChainBook, 'all' | 'entriesOf'>;
  readonly clock: Clock;
}

/** A conflict in one case, with its two entries as they are known here. */
export interface ConflictHere extends ConflictShown {
  readonly between: readonly ConflictEntry[];
}

/** What conflicts in one case, by the rules of the agreement that is held here, on the German day of now: nothing is asked of the hub. */
export function conflictsIn(parts: ConflictParts, told: CaseEvidence): readonly ConflictHere[] {
  return found(parts, told, parts.chainBook.entriesOf(told.handle, parts.clock.now()));
}

/** The same of all these cases at once, by handle; those where something conflicts. */
export function conflictsInAll(
  parts: ConflictParts,
  cases: readonly CaseEvidence[],
): ReadonlyMap<string, readonly ConflictHere[]> {
  const open = new Map(cases.map((told) => [told.handle, told]));
  const each = parts.chainBook.all(parts.clock.now()).map(({ handle, entries }) => {
    const told = open.get(handle);
    return [handle, told === undefined ? [] : found(parts, told, entries)] as const;
  });
  return new Map(each.filter(([, conflicts]) => conflicts.length > 0));
}

/** What a stolen key signed counts only once this agency said that it was its own. */
function found(
  { agreements, clock }: ConflictParts,
  { doubts = [] }: CaseEvidence,
  known: readonly ConflictEntry[],
): readonly ConflictHere[] {
  const rules = agreements.current()?.agreement.conflicts ?? [];
  const doubted = new Set(doubts.map(({ id }) => id));
  const entries = known.filter(({ id }) => !doubted.has(id));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return conflictsOf(rules, entries, germanDayOf(clock.now())).map((conflict) => ({
    ...conflict,
    between: conflict.entries.flatMap((id) => byId.get(id) ?? []),
  }));
}
