import type { Decision } from '#decider';
import type { CaseState } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** Who opens a case, and under which own handle. */
export interface OpenCaseOrder {
  readonly by: string;
  readonly handle: string;
}

/** A case is opened once, and its opener shares it. */
export function openCase({ by, handle }: OpenCaseOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  if (state.kind === 'open') return reject('HANDLE_TAKEN');
  return [
    { type: 'CaseOpened', data: { by, handle } },
    { type: 'AgencyLinked', data: { agency: by, handle, way: 'opened' } },
  ];
}
