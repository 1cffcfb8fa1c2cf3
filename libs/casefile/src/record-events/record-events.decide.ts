import type { Decision } from '#decider';
import type { AgencyEntry, CaseEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** One event as its agency offers it. */
export interface EventOffered {
  readonly entry: AgencyEntry;
  readonly handle: string;
  readonly corrects?: string;
  /** What the event asks of another agency, when it is a request for information. */
  readonly request?: { readonly addressee: string; readonly about: string };
  /** Whether the gate lets it in. */
  readonly admitted: boolean;
}

/** A linked agency's event enters the case when the gate admits it; a correction names an earlier event of the same agency. */
export function recordEvent(offered: EventOffered, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { entry, handle, corrects, request, admitted } = offered;
  if (state.kind === 'none' || linkOf(state, entry.agency)?.handle !== handle || !admitted)
    return reject('NO_BASIS_NOW');
  const own = state.entries.filter((one) => one.agency === entry.agency);
  if (corrects !== undefined && own.every((one) => one.id !== corrects)) return reject('CORRECTS_UNKNOWN');
  const recorded: CaseEvent = { type: 'EventRecorded', data: entry };
  if (request === undefined) return [recorded];
  return [
    recorded,
    { type: 'InformationRequested', data: { by: entry.agency, request: entry.id, ...request } },
  ];
}
