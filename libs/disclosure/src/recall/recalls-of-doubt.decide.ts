import type { CaseFact, HandedOn } from '#casefile';
import { doubtedIn, isGivenUnder } from '#casefile';
import { restsOn } from './basis-gone.decide.ts';
import type { Known } from './known.ts';
import type { Recalled } from './recalled.ts';
import { asRecalls, only } from './recalled.ts';

type Doubted = Extract<CaseFact, { type: 'EntriesDoubted' }>['data'];
type Settled = Extract<CaseFact, { type: 'DoubtSettled' }>['data'];

/** Whoever has something of what is in doubt, or on a consent that is, may not use it until that is settled. */
export function afterDoubt({ agency, envelopeIds }: Doubted, known: Known): readonly Recalled[] {
  const all = withConfirmedUnder(agency, envelopeIds, known);
  return asRecalls(
    only(
      known.handedOn,
      (handed, id) => concerns(agency, all, handed, id, known) && !known.wasStopped(handed, id),
    ),
    'restrict',
  );
}

/**
 * What was confirmed may be used again, unless something else of it is in doubt or restricted; what was disowned must not be
 * used any more. What rested on a disowned consent has lost its basis, which is asked about where all bases are.
 */
export function afterSettling({ agency, confirmed, disowned }: Settled, known: Known): readonly Recalled[] {
  const { state, handedOn, isRestricted, wasStopped } = known;
  const standing = only(handedOn, (handed, id) => !wasStopped(handed, id));
  const doubted = [...doubtedIn(state.doubts)];
  const all = withConfirmedUnder(agency, confirmed, known);
  const again = only(
    standing,
    (handed, id) =>
      concerns(agency, all, handed, id, known) &&
      !isRestricted(handed, id) &&
      !isOnConsentOf(handed, doubted, state),
  );
  const never = only(standing, ({ sender }, id) => sender === agency && disowned.includes(id));
  return [...asRecalls(again, 'restriction-lifted'), ...asRecalls(never, 'stop-using')];
}

/** These envelopes of an agency, and what they confirmed where they are its word on what was in doubt before. */
function withConfirmedUnder(
  agency: string,
  envelopeIds: readonly string[],
  { state: { doubts } }: Pick<Known, 'state'>,
): readonly string[] {
  const words = doubts.settled.filter(
    (one) => one.agency === agency && one.envelope !== undefined && envelopeIds.includes(one.envelope),
  );
  return [...envelopeIds, ...words.flatMap(({ confirmed }) => confirmed)];
}

/** Whether something handed on is an agency's own under these envelopes, or rests on a consent that they gave. */
function concerns(
  agency: string,
  envelopeIds: readonly string[],
  handed: HandedOn,
  eventId: string,
  { state }: Pick<Known, 'state'>,
): boolean {
  return (
    (handed.sender === agency && envelopeIds.includes(eventId)) || isOnConsentOf(handed, envelopeIds, state)
  );
}

function isOnConsentOf(
  handed: HandedOn,
  envelopeIds: readonly string[],
  { consents }: Known['state'],
): boolean {
  return consents.some((consent) => isGivenUnder(consent, envelopeIds) && restsOn(handed, consent));
}
