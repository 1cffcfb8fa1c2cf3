import type { Decision } from '#decider';
import type { AgencyEntry, CaseEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import type { InformationSettled } from '../rights/rights.events.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** One event as its agency offers it. */
export interface EventOffered {
  readonly entry: AgencyEntry;
  readonly handle: string;
  readonly corrects?: string;
  /** What the event asks of another agency, when it is a request for information. */
  readonly request?: { readonly addressee: string; readonly about: string };
  /** What the event answers or declines, when it replies to such a request. */
  readonly settles?: InformationSettled;
  /** Whether the gate lets it in. */
  readonly admitted: boolean;
  /** Whether it would have to be unreadable the moment it is recorded. */
  readonly retentionOver?: boolean;
}

/**
 * A linked agency's event enters the case when the gate admits it; a correction names an earlier event of the same agency.
 * What follows from it stands beside it.
 */
export function recordEvent(offered: EventOffered, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { entry, handle, corrects, admitted, retentionOver } = offered;
  if (state.kind === 'none' || linkOf(state, entry.agency)?.handle !== handle || !admitted)
    return reject('NO_BASIS_NOW');
  if (retentionOver === true) return reject('RETENTION_OVER');
  const own = state.entries.filter((one) => one.agency === entry.agency);
  if (corrects !== undefined && own.every((one) => one.id !== corrects)) return reject('CORRECTS_UNKNOWN');
  return [{ type: 'EventRecorded', data: entry }, ...consequencesOf(offered)];
}

/** The facts that stand beside an event: a request, what it settles, what it puts right. */
export function consequencesOf({
  entry,
  corrects,
  request,
  settles,
}: Omit<EventOffered, 'admitted'>): readonly CaseEvent[] {
  const { agency: by, id: event } = entry;
  return [
    ...(request ? [{ type: 'InformationRequested', data: { by, request: event, ...request } } as const] : []),
    ...(settles ? [{ type: 'InformationSettled', data: settles } as const] : []),
    ...(corrects === undefined ? [] : [{ type: 'EntryCorrected', data: { by, event, corrects } } as const]),
  ];
}
