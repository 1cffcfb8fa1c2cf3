import type { CaseFact, Handed, HandedOn } from '#casefile';
import { perRecipient } from '#casefile';
import type { Known } from './known.ts';
import type { Recalled } from './recalled.ts';
import { asRecalls, only } from './recalled.ts';
import { afterDoubt, afterSettling, isOnConsentInDoubt } from './recalls-of-doubt.decide.ts';
import { isWithoutBasis, restsOn } from './basis-gone.decide.ts';

/** A fact of a case that may call something back, and where it stands in the stream. */
export interface Cause {
  readonly fact: CaseFact;
  readonly revision: number;
}

/** What a fact calls back, and who is named in what ended and never had anything of it. */
export interface RecallPlan {
  readonly recalls: readonly Recalled[];
  readonly notNeeded: readonly Pick<Handed, 'sender' | 'recipient'>[];
}

const NOTHING: RecallPlan = { recalls: [], notNeeded: [] };

/** What a fact of a case calls back from whom; what goes on under another basis is not called back. */
export function recallsAfter({ fact, revision }: Cause, known: Known): RecallPlan {
  const before = { ...known, handedOn: known.handedOn.filter((one) => one.revision < revision) };
  switch (fact.type) {
    case 'ConsentWithdrawn':
    case 'ConsentInvalidated':
    case 'ConsentObjected':
      return { recalls: withoutBasis(before), notNeeded: neverReached(fact, before) };
    case 'ConsentAmended':
      return { recalls: withoutBasis(before), notNeeded: [] };
    case 'ConsentGiven':
      return fact.data.supersedes === undefined ? NOTHING : { recalls: withoutBasis(before), notNeeded: [] };
    case 'EntryCorrected':
      return afterCorrection(fact.data, before);
    case 'ProcessingRestricted':
      return afterRestriction(fact.data, before);
    case 'RestrictionLifted':
      return afterLifting(fact.data, revision, before);
    case 'AgencyUnlinked':
      return { recalls: afterUnlinking(fact.data, revision, known), notNeeded: [] };
    case 'EntriesDoubted':
      return { recalls: afterDoubt(fact.data, before), notNeeded: [] };
    case 'DoubtSettled':
      return { recalls: afterSettling(fact.data, before), notNeeded: [] };
    default:
      return NOTHING;
  }
}

/** Whatever rests on nothing now, also what an earlier end left to a basis that has gone since. */
function withoutBasis(known: Known): readonly Recalled[] {
  const isGone = (handed: HandedOn, id: string) =>
    isWithoutBasis(handed, id, known) && !known.wasStopped(handed, id);
  return asRecalls(only(known.handedOn, isGone), 'stop-using');
}

/**
 * A link was wrong: what that agency told is of another person, and so is what it was told. Nobody had a basis for it, so it is
 * to be erased on both sides (Art. 17(1)(d) GDPR, § 84(2) SGB X), also where the use had only to stop before. What others told on a
 * consent of that person has no basis either.
 */
function afterUnlinking(
  { agency }: Extract<CaseFact, { type: 'AgencyUnlinked' }>['data'],
  unlinked: number,
  known: Known,
): readonly Recalled[] {
  const isBetweenOthers = ({ sender, recipient }: HandedOn) => sender !== agency && recipient !== agency;
  const earlier = ({ revision }: HandedOn) => revision < unlinked;
  const told = known.everHandedOn.filter((one) => earlier(one) && one.sender === agency);
  const heard = known.handedOn.filter((one) => earlier(one) && one.recipient === agency);
  const ofAnother = only([...told, ...heard], (handed, id) => !known.wasErased(handed, id));
  const handedOn = known.handedOn.filter((one) => earlier(one) && isBetweenOthers(one));
  return [...asRecalls(ofAnother, 'erase'), ...withoutBasis({ ...known, handedOn })];
}

type TakenBack = Extract<CaseFact, { type: 'ConsentWithdrawn' | 'ConsentInvalidated' | 'ConsentObjected' }>;

/** Recipients that what was taken back names and that nothing had reached under it. */
function neverReached({ data }: TakenBack, { state, handedOn }: Known): RecallPlan['notNeeded'] {
  const { recordedBy, consentId, at } = data;
  const ended = state.consents
    .filter((one) => one.recordedBy === recordedBy && one.consentId === consentId)
    .flatMap((one) => one.provisions)
    .filter(({ withdrawnAt, invalidatedAt }) => withdrawnAt === at || invalidatedAt === at);
  const named = ended.flatMap(({ source: sender, recipients }) =>
    recipients.map((recipient) => ({ sender, recipient })),
  );
  const under = handedOn.filter((handed) => restsOn(handed, { recordedBy, consentId }));
  const reached = new Set(under.map(pair));
  return [...new Map(named.map((one) => [pair(one), one])).values()].filter((one) => !reached.has(pair(one)));
}

/** Who may have the correction fetches it and is told; who may not must stop using what was wrong, and gets nothing new. */
function afterCorrection(
  { by, event, corrects }: Extract<CaseFact, { type: 'EntryCorrected' }>['data'],
  { handedOn, mayHave, wasStopped }: Known,
): RecallPlan {
  const wrong = only(
    handedOn.filter(({ sender }) => sender === by),
    (handed, id) => id === corrects && !wasStopped(handed, id),
  );
  const recalls = perRecipient(wrong).map((one) => ({
    ...one,
    kind: mayHave(one.recipient, event) ? ('rectified' as const) : ('stop-using' as const),
  }));
  return { recalls, notNeeded: [] };
}

function afterRestriction(
  { agencies, eventIds }: Extract<CaseFact, { type: 'ProcessingRestricted' }>['data'],
  { handedOn, wasStopped }: Known,
): RecallPlan {
  const theirs = handedOn.filter(({ sender }) => agencies.includes(sender));
  const meant = only(
    theirs,
    (handed, id) => (eventIds === undefined || eventIds.includes(id)) && !wasStopped(handed, id),
  );
  return { recalls: asRecalls(meant, 'restrict'), notNeeded: [] };
}

/** Told to those who were told of the restriction, as far as nothing else stands against the use. */
function afterLifting(
  { controller, request }: Extract<CaseFact, { type: 'RestrictionLifted' }>['data'],
  lifted: number,
  known: Known,
): RecallPlan {
  const { handedOn, restricted, isRestricted, wasStopped } = known;
  const laid = restricted.filter(
    ({ fact, revision }) =>
      revision < lifted && fact.data.controller === controller && fact.data.request === request,
  );
  const meant = only(handedOn, (handed, id) => {
    const wasTold = laid.some(
      ({ fact: { data }, revision }) =>
        handed.revision < revision &&
        data.agencies.includes(handed.sender) &&
        (data.eventIds === undefined || data.eventIds.includes(id)),
    );
    if (!wasTold || wasStopped(handed, id)) return false;
    return !isRestricted(handed, id) && !isOnConsentInDoubt(handed, known);
  });
  return { recalls: asRecalls(meant, 'restriction-lifted'), notNeeded: [] };
}

function pair({ sender, recipient }: Pick<Handed, 'sender' | 'recipient'>): string {
  return `${sender}|${recipient}`;
}
