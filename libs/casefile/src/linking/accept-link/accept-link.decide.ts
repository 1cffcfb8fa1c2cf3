import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { keepsLink, linkOf } from '../../case.ts';
import { doubtedIn } from '../../doubt/doubt.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** Who accepts which proposal, under which own handle, and whether that handle stands for another case already. */
export interface AcceptLinkOrder {
  readonly by: string;
  readonly proposal: string;
  readonly handle: string;
  readonly handleTaken: boolean;
}

/** Only its addressee accepts a proposal, once; one that shares the case already under this handle just closes it. */
export function acceptLink(order: AcceptLinkOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { by, proposal, handle, handleTaken } = order;
  const open =
    state.kind === 'open' && state.proposals.find((one) => one.id === proposal && one.recipient === by);
  if (!open || open.accepted || doubtedIn(state.doubts).has(proposal)) return reject('PROPOSAL_NOT_VALID');
  if (handleTaken) return reject('HANDLE_TAKEN');
  const link = linkOf(state, by);
  if (link !== undefined && link.handle !== handle && keepsLink(state, by)) return reject('LINKED_ALREADY');
  return [{ type: 'AgencyLinked', data: { agency: by, handle, way: 'statutory', proposal } }];
}
