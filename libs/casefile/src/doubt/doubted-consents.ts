import type { Provision } from '#gate';
import type { Consent } from '../consent/consents.ts';
import type { Doubts } from './doubt.ts';
import { disownedIn, doubtedAt, doubtedIn, envelopeOf } from './doubt.ts';

/** The steps by which a consent gives something; all others take away, and go on doing so whoever took them. */
const GIVING: readonly string[] = ['ConsentGiven', 'ConsentAmended', 'ConsentReconfirmed'];

/** The consents of a case, and what of it is in doubt. */
export interface Consented {
  readonly consents: readonly Consent[];
  readonly doubts: Doubts;
}

/**
 * The consents as they count: a record of which a giving step is in doubt gives nothing, the whole of it, as nobody can tell
 * what the person said before that. It is as if found invalid at the instant of the doubt.
 */
export function countingConsents({ consents, doubts }: Consented): readonly Consent[] {
  return withoutThoseOf(consents, doubts, doubtedIn(doubts));
}

/** The consents without what agencies disowned: what ended for good. */
export function consentsNotDisowned({ consents, doubts }: Consented): readonly Consent[] {
  return withoutThoseOf(consents, doubts, disownedIn(doubts));
}

/** Whether an envelope of these gave something in the record. */
export function isGivenUnder({ steps }: Consent, envelopeIds: readonly string[]): boolean {
  return steps.some(
    ({ change }) => GIVING.includes(change.type) && envelopeIds.includes(envelopeOf(change) ?? ''),
  );
}

function withoutThoseOf(
  consents: readonly Consent[],
  doubts: Doubts,
  out: ReadonlySet<string>,
): readonly Consent[] {
  if (out.size === 0) return consents;
  return consents.map((consent) => {
    const envelope = givenBy(consent).find((id) => out.has(id));
    const at = envelope === undefined ? undefined : doubtedAt(doubts, envelope);
    return at === undefined
      ? consent
      : { ...consent, provisions: consent.provisions.map((one) => without(one, at)) };
  });
}

function givenBy({ steps }: Consent): readonly string[] {
  return steps
    .filter(({ change }) => GIVING.includes(change.type))
    .flatMap(({ change }) => envelopeOf(change) ?? []);
}

function without(provision: Provision, at: string): Provision {
  return { ...provision, invalidatedAt: provision.invalidatedAt ?? at };
}
