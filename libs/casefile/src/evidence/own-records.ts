import type { EndedElsewhere } from '#catalogue';
import type { Provision } from '#gate';
import { THE_PERSON } from '#gate';
import type { CaseState } from '../case.ts';
import type { ConsentChange } from '../consent/consent-chain.ts';
import type { Consent } from '../consent/consents.ts';

/** An end as somebody other than the recorder brought it about: when, by whom, and whether the person took back. */
interface End {
  readonly by: string;
  readonly at: string;
  readonly how: EndedElsewhere['how'];
}

/**
 * What others ended of the records that this agency took down itself: a source did not acknowledge its part, or took the
 * withdrawal of it down, or the person withdrew on the own page. Only of own records: of those of others even their existence may be hidden.
 */
export function endedElsewhere(state: CaseState, agency: string): readonly EndedElsewhere[] {
  if (state.kind !== 'open') return [];
  return state.consents.filter(({ recordedBy }) => recordedBy === agency).flatMap(endsOf);
}

function endsOf(consent: Consent): readonly EndedElsewhere[] {
  const { consentId, recordedBy, provisions, steps } = consent;
  return steps.flatMap(({ change }) => {
    const end = endIn(change);
    if (end === undefined || end.by === recordedBy) return [];
    const provisionIds = provisions.filter((one) => isBy(end, one)).map(({ provisionId }) => provisionId);
    return provisionIds.length === 0 ? [] : [{ consentId, provisionIds, at: end.at, how: end.how }];
  });
}

/** A narrowing fact of which only its author is left counts as a withdrawal of all that its author could end. */
function endIn(change: ConsentChange): End | undefined {
  switch (change.type) {
    case 'ConsentWithdrawn':
      return { by: change.data.by, at: change.data.at, how: 'withdrawn' };
    case 'ConsentObjected':
      return { by: change.data.by, at: change.data.at, how: 'invalidated' };
    case 'FactLost':
      return { by: change.data.agency, at: change.data.recordedAt, how: 'withdrawn' };
    default:
      return undefined;
  }
}

function isBy({ by, at, how }: End, { source, withdrawnAt, invalidatedAt }: Provision): boolean {
  return (by === THE_PERSON || source === by) && (how === 'withdrawn' ? withdrawnAt : invalidatedAt) === at;
}
