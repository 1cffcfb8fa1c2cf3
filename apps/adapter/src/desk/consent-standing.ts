import type { ConsentShown, ProvisionShown } from './recorded-consent.ts';

/** A card's recipient and purpose. */
export interface CardKey {
  readonly recipient: string;
  readonly purpose: string;
}

/** Where one recorded provision stands for one card of the consent desk. */
export interface ConsentStanding {
  readonly consentId: string;
  readonly provisionId: string;
  readonly form: ProvisionShown['form'];
  readonly source: string;
  readonly state:
    'requested' | 'given' | 'stopped' | 'refused' | 'withdrawn' | 'invalidated' | 'superseded' | 'expired';
  /** When the person was asked or answered, or the provision ended. */
  readonly at: string;
  readonly validUntil: string;
  readonly depth: ProvisionShown['depth'];
  readonly special: boolean;
  readonly eventTypes: readonly string[];
  /** Other recipients and purposes of the same provision: what is done to it is done to them. */
  readonly alsoFor: readonly string[];
}

/** What was recorded about one recipient and purpose, newest first. */
export function standingsOf(
  consents: readonly ConsentShown[],
  card: CardKey,
  at: string,
): readonly ConsentStanding[] {
  const found = consents.flatMap((consent) =>
    consent.provisions.filter((one) => isAbout(one, card)).map((one) => standingOf(consent, one, card, at)),
  );
  return found.toReversed().toSorted((one, other) => compare(other.at, one.at));
}

/** Where a card stands: what is in force or under way before what has ended, and of that the newest. */
export function stateOfCard(recorded: readonly ConsentStanding[]): ConsentStanding['state'] | 'none' {
  const consents = recorded.filter(({ form }) => form === 'consent');
  const states = consents.map(({ state }) => state);
  const open = (['given', 'stopped', 'requested'] as const).find((state) => states.includes(state));
  return open ?? states[0] ?? 'none';
}

function standingOf(
  consent: ConsentShown,
  provision: ProvisionShown,
  card: CardKey,
  at: string,
): ConsentStanding {
  const { provisionId, form, source, depth, special, eventTypes, recipients, purposes } = provision;
  const validUntil = [provision.validUntil, consent.representedUntil ?? provision.validUntil].toSorted()[0];
  const until = validUntil ?? provision.validUntil;
  const ended = provision.withdrawnAt ?? provision.invalidatedAt ?? provision.stoppedHereAt;
  return {
    consentId: consent.consentId,
    provisionId,
    form,
    source,
    state: stateOf(consent, provision, until, at),
    at: ended ?? consent.givenAt,
    validUntil: until,
    depth,
    special,
    eventTypes,
    alsoFor: [
      ...recipients.filter((one) => one !== card.recipient),
      ...purposes.filter((one) => one !== card.purpose),
    ],
  };
}

function stateOf(
  { state }: ConsentShown,
  { withdrawnAt, invalidatedAt, stoppedHereAt }: ProvisionShown,
  until: string,
  at: string,
): ConsentStanding['state'] {
  if (state === 'requested' || state === 'refused') return state;
  if (withdrawnAt !== undefined) return 'withdrawn';
  if (invalidatedAt !== undefined) return state === 'superseded' ? 'superseded' : 'invalidated';
  if (stoppedHereAt !== undefined) return 'stopped';
  return until <= at ? 'expired' : 'given';
}

function isAbout({ recipients, purposes }: ProvisionShown, { recipient, purpose }: CardKey): boolean {
  return recipients.includes(recipient) && purposes.includes(purpose);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
