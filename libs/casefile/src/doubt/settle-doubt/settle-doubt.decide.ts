import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import { openDoubts } from '../doubt.ts';
import type { DoubtSettled } from '../doubt.events.ts';

/** An agency settles what of its own is in doubt: each envelope once, for good. */
export function settleDoubt(settled: DoubtSettled, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { agency, confirmed, disowned } = settled;
  if (state.kind === 'none' || linkOf(state, agency) === undefined) return reject('NO_BASIS_NOW');
  const ids = [...confirmed, ...disowned];
  if (ids.length === 0 || new Set(ids).size < ids.length) return reject('DOUBT_UNCLEAR');
  const open = new Set(openDoubts(state.doubts, agency).map(({ id }) => id));
  if (ids.some((id) => !open.has(id))) return reject('DOUBT_UNKNOWN');
  return [{ type: 'DoubtSettled', data: settled }];
}
