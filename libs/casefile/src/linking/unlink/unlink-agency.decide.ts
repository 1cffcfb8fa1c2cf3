import type { Decision } from '#decider';
import type { CaseFile, CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import { doubtedIn, restsOnDoubted } from '../../doubt/doubt.ts';
import { answeredByNobodyWithout } from '../../rights/right.ts';
import type { AgencyUnlinked } from './unlink.events.ts';

/** Who says that its own link is wrong, why, and when. */
export interface UnlinkAgencyOrder extends Pick<AgencyUnlinked, 'ground' | 'staff' | 'at'> {
  readonly by: string;
}

/**
 * Every agency splits off itself and nobody else, whether it opened the case or joined it: it alone knows whose file its own is.
 * What the person of the case asked of its controller is answered first, or nobody would answer it (Art. 12(3) GDPR).
 */
export function unlinkAgency(
  { by, ground, staff, at }: UnlinkAgencyOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const link = linkOf(state, by);
  if (link === undefined || state.kind === 'none') return reject('NO_BASIS_NOW');
  if (owesAnswer(state, by)) return reject('UNLINK_RIGHT_UNDECIDED');
  return [{ type: 'AgencyUnlinked', data: { agency: by, handle: link.handle, ground, staff, at } }];
}

/** Nobody can decide on a request that is in doubt, so it keeps nobody in the case. */
function owesAnswer({ rights, doubts }: CaseFile, by: string): boolean {
  const doubted = doubtedIn(doubts);
  return answeredByNobodyWithout(rights, by).some((right) => !restsOnDoubted(right, doubted));
}
