import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseFile, CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import type { DisputeSettled } from '../rights.events.ts';

/**
 * An author settles a dispute for its own entries, by correcting or standing by them; who took it down may take all of it
 * back. An agency for which neither is so learns nothing about it.
 */
export function settleDispute(settled: DisputeSettled, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { by, outcome } = settled;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const [asAuthor, asRecorder] = [isAuthor(settled, state), isRecorder(settled, state)];
  if (!asAuthor && !asRecorder) return reject('DISPUTE_UNKNOWN');
  const may = outcome === 'taken-back' ? asRecorder : asAuthor;
  return may ? [{ type: 'DisputeSettled', data: settled }] : reject('DISPUTE_OUTCOME_NOT_YOURS');
}

function isRecorder({ by, dispute }: DisputeSettled, { disputes }: CaseFile): boolean {
  return disputes.some((one) => one.dispute === dispute && one.by === by && !one.takenBack);
}

function isAuthor({ by, dispute }: DisputeSettled, { disputes, entries }: CaseFile): boolean {
  const disputed = disputes.filter((one) => one.dispute === dispute).flatMap((one) => one.eventIds);
  return entries.some(({ id, agency }) => agency === by && disputed.includes(id));
}
