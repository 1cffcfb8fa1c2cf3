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

/** A conflict of one case, as a task tells it. */
export interface ConflictDue {
  readonly reference: string;
  readonly rule: string;
  readonly entries: readonly string[];
  readonly state: 'ahead' | 'standing';
  readonly title: Titles;
  readonly sentence: Titles;
}

/** One of which this agency took note, and which is not over yet. */
export interface ConflictAcknowledged extends ConflictDue {
  readonly acknowledgedAt: string;
}

/** What conflicts now or soon in cases. */
export interface ConflictTasks {
  /** Waits for a word of this agency. */
  readonly due: readonly ConflictDue[];
  /** This agency took note, and has not said how it ended. */
  readonly acknowledged: readonly ConflictAcknowledged[];
}

/** What conflicts now or soon in these cases, but for what this agency said of how it ended. */
export function conflictsDue(parts: ConflictTaskParts, cases: readonly CaseEvidence[]): ConflictTasks {
  const due: ConflictDue[] = [];
  const acknowledged: ConflictAcknowledged[] = [];
  for (const [handle, conflicts] of conflictsInAll(parts, cases)) {
    const reference = parts.references.byHandle(handle)?.reference;
    const answers = parts.conflictAnswers.of(handle);
    for (const { rule, entries, state, titles, sentence } of conflicts) {
      if (reference === undefined || state === 'over') continue;
      const task = { reference, rule, entries, state, title: titles, sentence };
      const said = answers.get(conflictKey(task));
      if (said === undefined) due.push(task);
      else if (said.outcome === undefined) acknowledged.push({ ...task, acknowledgedAt: said.at });
    }
  }
  return { due, acknowledged };
}
