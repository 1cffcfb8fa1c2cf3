import type { ConflictRule } from '#agreement';
import type { Decision } from '#decider';
import type { AgencyEntry, CaseEvent } from '../../case.events.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import type { ConflictWord } from '../conflict-word.ts';
import type { ConflictAcknowledged, ConflictResolved } from '../conflict.events.ts';

/** What an agency says of a conflict: how it ended, or that it took note. */
export type ConflictSaid = ConflictAcknowledged & Pick<Partial<ConflictResolved>, 'outcome'>;

/**
 * An agency that is shown both entries now says so; `shown` are those of the two that it is. To any other one, and where no rule
 * knows such a conflict, it is as where there is no case at all: nobody finds out by asking which entries there are (C8).
 * `before` is its last word on this conflict: what stands is not recorded again.
 */
export function answerConflict(
  { outcome, ...said }: ConflictSaid,
  rules: readonly ConflictRule[],
  shown: readonly AgencyEntry[],
  before?: Pick<ConflictWord, 'outcome'>,
): Decision<CaseEvent, CasefileCode> {
  const rule = rules.find(({ id }) => id === said.rule);
  if (rule === undefined || !isBetween(rule, shown)) return reject('NO_BASIS_NOW');
  if (before !== undefined && before.outcome === outcome) return [];
  return outcome === undefined
    ? [{ type: 'ConflictAcknowledged', data: said }]
    : [{ type: 'ConflictResolved', data: { ...said, outcome } }];
}

/** Whether these are two entries, one of each side; of one side where two of it conflict. */
function isBetween({ between }: ConflictRule, [one, other, ...more]: readonly AgencyEntry[]): boolean {
  const [side, against = side] = between;
  if (one === undefined || other === undefined || more.length > 0) return false;
  const begins = ({ type }: AgencyEntry, of: typeof side) => of?.begunBy.includes(type) === true;
  return (begins(one, side) && begins(other, against)) || (begins(other, side) && begins(one, against));
}
