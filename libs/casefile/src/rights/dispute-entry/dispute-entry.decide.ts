import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import type { EntryDisputed } from '../rights.events.ts';

/**
 * A linked agency takes down what the person disputes, whatever the ids: the answer must not tell which of them exist.
 * Ids of disputes are unique per agency.
 */
export function disputeEntry(disputed: EntryDisputed, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { by, dispute } = disputed;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  if (state.disputes.some((one) => one.by === by && one.dispute === dispute))
    return reject('DISPUTE_ID_TAKEN');
  return [{ type: 'EntryDisputed', data: disputed }];
}
