import type { Agreement } from '#agreement';
import { mayPropose } from '#agreement';
import type { Decision } from '#decider';
import type { AgencyEntry, CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** The proposal as an event of its proposer, to whom it goes, and by which kind of number. */
export interface ProposeLinkOrder {
  readonly entry: AgencyEntry;
  readonly agreement: Agreement;
  readonly recipient: string;
  readonly numberKind: string;
  /** Whether the proposal's id stands for another proposal already. */
  readonly taken: boolean;
}

/** A linked agency offers the case to one that the agreement names; whether that one shares it already plays no part and is not told. */
export function proposeLink(order: ProposeLinkOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { entry, agreement, recipient, numberKind, taken } = order;
  const { agency: by, id: proposal } = entry;
  if (linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  if (taken) return reject('EVENT_ID_TAKEN');
  if (!mayPropose(agreement, by, recipient, numberKind)) return reject('PROPOSAL_NOT_ALLOWED');
  return [
    { type: 'EventRecorded', data: entry },
    { type: 'LinkProposed', data: { by, recipient, proposal } },
  ];
}
