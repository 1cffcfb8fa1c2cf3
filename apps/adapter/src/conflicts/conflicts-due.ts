import type { Titles } from '#catalogue';
import type { CaseEvidence } from '#catalogue';
import type { References } from '../journal/references.ts';
import type { ConflictAnswers } from './conflict-answers.ts';
import { conflictKey } from './conflict-answers.ts';
import type { ConflictParts } from './conflicts-now.ts';
import { conflictsInAll } from './conflicts-now.ts';

/** What the list of tasks needs of conflicts. */
export interface ConflictTaskParts extends ConflictParts {
  readonly references: Pick<References, 'byHandle'>;
  readonly conflictAnswers: ConflictAnswers;
}

/** A conflict of one case on which this agency has not said anything yet. */
export interface ConflictDue {
  readonly reference: string;
  readonly rule: string;
  readonly entries: readonly string[];
  readonly state: 'ahead' | 'standing';
  readonly title: Titles;
  readonly sentence: Titles;
}

/** What conflicts now or soon in these cases, and waits for a word of this agency. */
export function conflictsDue(
  parts: ConflictTaskParts,
  cases: readonly CaseEvidence[],
): readonly ConflictDue[] {
  return [...conflictsInAll(parts, cases)].flatMap(([handle, conflicts]) => {
    const reference = parts.references.byHandle(handle)?.reference;
    const answers = parts.conflictAnswers.of(handle);
    return conflicts.flatMap(({ rule, entries, state, titles, sentence }): readonly ConflictDue[] =>
      reference === undefined || state === 'over' || answers.has(conflictKey({ rule, entries }))
        ? []
        : [{ reference, rule, entries, state, title: titles, sentence }],
    );
  });
}
