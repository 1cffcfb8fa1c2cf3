import type { Agreement } from '#agreement';
import { mayRedeemLinkCode } from '#agreement';
import type { Decision } from '#decider';
import type { CaseState } from '../../case.ts';
import { keepsLink, linkOf } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import { doubtedIn, restsOnDoubted } from '../../doubt/doubt.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** Who redeems which code, under which own handle, and whether that handle stands for another case already. */
export interface RedeemLinkCodeOrder {
  readonly by: string;
  readonly agreement: Agreement;
  readonly handle: string;
  readonly handleTaken: boolean;
  readonly codeHash: string;
  readonly at: string;
}

/** A code leads to its case once, until its end; unknown, used up and out of date look alike. */
export function redeemLinkCode(
  order: RedeemLinkCodeOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { by, agreement, handle, handleTaken, codeHash, at } = order;
  if (!mayRedeemLinkCode(agreement, by)) return reject('LINK_CODE_NOT_ALLOWED');
  const code = state.kind === 'open' ? state.codes.find((one) => one.codeHash === codeHash) : undefined;
  if (state.kind === 'none' || code === undefined || restsOnDoubted(code, doubtedIn(state.doubts)))
    return reject('LINK_CODE_NOT_VALID');
  if (code.redeemedBy !== undefined || at >= code.validUntil) return reject('LINK_CODE_NOT_VALID');
  if (code.by === by) return reject('LINK_CODE_OWN');
  if (handleTaken) return reject('HANDLE_TAKEN');
  const redeemed: CaseEvent = { type: 'LinkCodeRedeemed', data: { by, codeHash } };
  const link = linkOf(state, by);
  if (link === undefined || !keepsLink(state, by))
    return [redeemed, { type: 'AgencyLinked', data: { agency: by, handle, way: 'code' } }];
  return link.handle === handle ? [redeemed] : reject('LINKED_ALREADY');
}
