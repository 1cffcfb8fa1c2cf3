import type { ClaimChange } from '#ports';

interface Case {
  readonly network: string;
  readonly case_id: string;
}

/** Changes of open claims as `apply_claims` takes them: by kind, each key once. */
export interface ClaimRows {
  readonly reachable: readonly (Case & { readonly agency: string })[];
  readonly unreachable: readonly (Case & { readonly agency: string })[];
  readonly changed: readonly (Case & { readonly position: number })[];
  readonly reopened: readonly { readonly network: string; readonly position: number }[];
  readonly answers: readonly object[];
  readonly sent: readonly object[];
  readonly recalled: readonly object[];
}

type Of<Kind extends ClaimChange['kind']> = Extract<ClaimChange, { kind: Kind }>;

/** Sorts changes by kind. Of several changes of one reach or case the last one counts, as it would one by one. */
export function claimRows(changes: readonly ClaimChange[], at?: number): ClaimRows {
  const reach = new Map<string, Of<'reachable'> | Of<'unreachable'>>();
  const changed = new Map<string, Of<'changed'>>();
  const reopened: Of<'reopened'>[] = [];
  const released: Of<'released'>[] = [];
  const recalled: Of<'recalled'>[] = [];
  for (const change of changes) {
    if (change.kind === 'changed') changed.set(`${change.network}|${change.caseId}`, change);
    else if (change.kind === 'reopened') reopened.push(change);
    else if (change.kind === 'released') released.push(change);
    else if (change.kind === 'recalled') recalled.push(change);
    else reach.set(`${change.network}|${change.agency}|${change.caseId}`, change);
  }
  const reached = [...reach.values()];
  return {
    reachable: reached.filter(({ kind }) => kind === 'reachable').map(reachOf),
    unreachable: reached.filter(({ kind }) => kind === 'unreachable').map(reachOf),
    changed: [...changed.values()].map(({ network, caseId, position }) => ({
      network,
      case_id: caseId,
      position: at ?? position,
    })),
    reopened: reopened.map(({ network, position }) => ({ network, position: at ?? position })),
    answers: released.map(({ network, agency, seq, after }) => ({ network, agency, seq, after })),
    sent: released.flatMap(({ network, agency, caseId, eventIds, seq }) =>
      eventIds.map((eventId) => ({ network, agency, case_id: caseId, event_id: eventId, seq })),
    ),
    recalled: recalled.flatMap(({ network, agency, eventIds, position }) =>
      eventIds.map((eventId) => ({ network, agency, event_id: eventId, position: at ?? position })),
    ),
  };
}

function reachOf({ network, agency, caseId }: Of<'reachable'> | Of<'unreachable'>) {
  return { network, agency, case_id: caseId };
}
