import type { Agreement } from '#agreement';
import { functionOn } from '#agreement';
import { purposes } from '#catalogue';
import type { MatrixCell } from '#gate';
import type { Question } from '../supposed/ask-gate.ts';
import { answerOf } from '../supposed/ask-gate.ts';
import type { Need } from '../supposed/need.ts';
import { needsOf } from '../supposed/need.ts';

/** The instant of an event, named like a field in {@link AccessChange}. */
const DATE = 'happenedAt';

/** Stands for the bare fact that something happened, which every yes tells. */
const THAT = 'that it happened';

/** What one agency learns more or less from another under the new version, where `needs` is so. */
export interface AccessChange {
  readonly sender: string;
  readonly recipient: string;
  readonly eventType: string;
  readonly purpose: string;
  readonly needs: readonly Need[];
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/**
 * Who may learn more or less: both versions are put to the gate with the same made-up cases. A change that holds under few
 * needs is not told again under more. Looked at on the first day of the new version.
 */
export function accessChanges(was: Agreement, is: Agreement): readonly AccessChange[] {
  const at = was.from > is.from ? was.from : is.from;
  return questionsOf([...was.cells, ...is.cells], at).flatMap(({ question, purpose, needs }) =>
    changesOf(was, is, question, purpose, needs),
  );
}

interface Asked {
  readonly question: Question;
  readonly purpose: string;
  /** All that rows of either version ask for, the least first. */
  readonly needs: readonly (readonly Need[])[];
}

function questionsOf(cells: readonly MatrixCell[], at: string): readonly Asked[] {
  const groups = Map.groupBy(cells, ({ eventType, sender, recipient }) =>
    JSON.stringify([eventType, sender, recipient]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { eventType, sender, recipient } = first;
    const named = new Set(group.map(({ purpose }) => purpose));
    return purposes
      .filter(({ id }) => named.has(id))
      .map(({ id }) => ({
        question: { eventType, sender, recipient, at },
        purpose: id,
        needs: distinctNeeds(group.filter(({ purpose }) => purpose === id)),
      }));
  });
}

function distinctNeeds(cells: readonly MatrixCell[]): readonly (readonly Need[])[] {
  const all = new Map(
    cells
      .filter(({ basis }) => basis.kind !== 'FORBIDDEN')
      .map(needsOf)
      .map((needs) => [JSON.stringify(needs), needs]),
  );
  return [...all.values()].toSorted((one, other) => one.length - other.length);
}

function changesOf(
  was: Agreement,
  is: Agreement,
  question: Question,
  purpose: string,
  suppositions: readonly (readonly Need[])[],
): readonly AccessChange[] {
  const told: AccessChange[] = [];
  for (const needs of suppositions) {
    const [before, after] = [learned(was, question, purpose, needs), learned(is, question, purpose, needs)];
    const fewer = told.filter((one) => one.needs.every((need) => needs.includes(need)));
    const gained = after.filter(
      (one) => !before.includes(one) && !fewer.some((less) => less.gained.includes(one)),
    );
    const lost = before.filter(
      (one) => !after.includes(one) && !fewer.some((less) => less.lost.includes(one)),
    );
    const { at: _, ...who } = question;
    if (gained.length + lost.length > 0) told.push({ ...who, purpose, needs, gained, lost });
  }
  return told;
}

/** What the recipient learns: that it happened, when, and the fields; nothing where the gate says no or no function brings it. */
function learned(
  agreement: Agreement,
  question: Question,
  purpose: string,
  needs: readonly Need[],
): readonly string[] {
  const isBrought = (['claim', 'timeline'] as const).some((name) =>
    functionOn(agreement, name, question.recipient),
  );
  const answer = answerOf(agreement, question, purpose, needs);
  if (!isBrought || typeof answer === 'string') return [];
  return [THAT, ...(answer.showsDate ? [DATE] : []), ...answer.fields];
}
