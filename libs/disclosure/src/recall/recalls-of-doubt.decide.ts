import type { CaseFact, HandedOn } from '#casefile';
import { disownedIn, doubtedIn, isGivenUnder } from '#casefile';
import { isWithoutBasis, restsOn } from './basis-gone.decide.ts';
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
 * What was disowned, and what has no basis without it, must not be used any more. What was confirmed may be used again, as may
 * what goes on without the consent that was disowned, unless something else of it is in doubt or restricted.
 */
export function afterSettling({ agency, confirmed, disowned }: Settled, known: Known): readonly Recalled[] {
  const { state, handedOn, isRestricted, wasStopped } = known;
  const standing = only(handedOn, (handed, id) => !wasStopped(handed, id));
  const isDisowned = ({ sender }: HandedOn, id: string) => sender === agency && disowned.includes(id);
  const never = asRecalls(
    only(standing, (handed, id) => isDisowned(handed, id) || isWithoutBasis(handed, id, known)),
    'stop-using',
  );
  const all = withConfirmedUnder(agency, confirmed, known);
  const isSettled = (handed: HandedOn, id: string) =>
    concerns(agency, all, handed, id, known) || isOnConsentOf(handed, disowned, state);
  const again = only(
    standing,
    (handed, id) =>
      isSettled(handed, id) &&
      !isAmong(never, handed, id) &&
      !isRestricted(handed, id) &&
      !isOnConsentInDoubt(handed, known),
  );
  return [...asRecalls(again, 'restriction-lifted'), ...never];
}

/** Whether something was handed on under a consent of which its agency has yet to say whether it is its own. */
export function isOnConsentInDoubt(handed: HandedOn, { state }: Pick<Known, 'state'>): boolean {
  const disowned = disownedIn(state.doubts);
  const open = [...doubtedIn(state.doubts)].filter((id) => !disowned.has(id));
  return isOnConsentOf(handed, open, state);
}

function isAmong(recalls: readonly Recalled[], { sender, recipient }: HandedOn, eventId: string): boolean {
  return recalls.some(
    (one) => one.sender === sender && one.recipient === recipient && one.eventIds.includes(eventId),
  );
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
