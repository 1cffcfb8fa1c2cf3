import type { CaseEvidence, RightOnDesk, Titles } from '#catalogue';
import { rightKinds } from '#catalogue';
import type { Journal } from '../journal/journal.ts';

/**
 * What becomes of a request of a person by a split: `goes` with the file, as it was taken down for it; is to be decided `first`,
 * as it was asked by the person of the case; `stays` with that person, decided or not to be decided by anybody.
 */
export type RightsFate = 'goes' | 'first' | 'stays';

/** A request on the own controller's desk, and what a split makes of it. */
export interface RightAtStake extends Pick<RightOnDesk, 'request' | 'kind' | 'dueAt' | 'state'> {
  readonly kindName: Titles;
  readonly fate: RightsFate;
}

/** What of the person's rights stands in a case, before an agency leaves it. */
export interface RightsAtStake {
  readonly requests: readonly RightAtStake[];
  /** How many of each bear on own entries now. They stay in the case; for the file as it is linked next they say nothing. */
  readonly restrictions: number;
  readonly objections: number;
  readonly disputes: number;
}

const ASKED = `SELECT signed FROM outbox
  WHERE handle = ? AND type = 'de.wegmarke.rights.request.v1' AND state <> 'refused' AND signed IS NOT NULL`;

/** Tells it from what the hub last said of the case, and from what this agency itself has sent: the hub tells nobody through whom others asked. */
export function rightsAtStake(
  told: CaseEvidence | undefined,
  journal: Pick<Journal, 'all'>,
  handle: string,
  at: string,
): RightsAtStake {
  if (told === undefined) return { requests: [], restrictions: 0, objections: 0, disputes: 0 };
  const own = new Set(journal.all(ASKED, handle).map(({ signed }) => requestIn(String(signed))));
  const inForce = ({ until }: { readonly until?: string }) => until === undefined || until > at;
  return {
    requests: told.rights.map((right) => ({
      request: right.request,
      kind: right.kind,
      kindName: rightKinds[right.kind],
      dueAt: right.dueAt,
      state: right.state,
      fate: own.has(right.request) ? 'goes' : fateElsewhere(right),
    })),
    restrictions: told.restrictions.filter(inForce).length,
    objections: told.objections.filter(inForce).length,
    disputes: told.disputes.length,
  };
}

/** On a request that is in doubt nobody can decide, so it keeps nobody in the case. */
function fateElsewhere({ state, inDoubt = [] }: RightOnDesk): RightsFate {
  return state === 'decided' || inDoubt.includes('request') ? 'stays' : 'first';
}

function requestIn(signed: string): unknown {
  const { envelope } = JSON.parse(signed) as {
    readonly envelope: { readonly data?: { readonly request?: unknown } };
  };
  return envelope.data?.request;
}
