import type { Decision } from '#decider';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** Every agency closes its own file, as often as it was opened again. */
export function closeFile(
  { by }: { readonly by: string },
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  if (linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  return [{ type: 'FileClosed', data: { by } }];
}
