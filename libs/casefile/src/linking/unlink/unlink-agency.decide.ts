import type { Decision } from '#decider';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import type { AgencyUnlinked } from './unlink.events.ts';

/** Who says that its own link is wrong, why, and when. */
export interface UnlinkAgencyOrder extends Pick<AgencyUnlinked, 'ground' | 'staff' | 'at'> {
  readonly by: string;
}

/** Every agency splits off itself and nobody else, whether it opened the case or joined it: it alone knows whose file its own is. */
export function unlinkAgency(
  { by, ground, staff, at }: UnlinkAgencyOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const link = linkOf(state, by);
  if (link === undefined) return reject('NO_BASIS_NOW');
  return [{ type: 'AgencyUnlinked', data: { agency: by, handle: link.handle, ground, staff, at } }];
}
