import type { Stream } from '#decider';
import type { PublicJwk, PublicKeys } from '#ports';
import type { KnownKey } from './keys.ts';
import { isUsableAt, replaced, withRevoked } from './keys.ts';
import type {
  AgencyKeyRevoked,
  AgencyKeysRotated,
  AgencyRegistered,
  AgreementAdopted,
  KeyRevocationCompleted,
  RegistryFact,
} from './registry.events.ts';

/** One agency as the network knows it. */
export interface Participant {
  /** To be sealed to; absent when the key was revoked and no other took its place: then nothing can be sent to the agency. */
  readonly keys: { readonly sealing?: PublicJwk };
  readonly brokerKey: string;
  /** All keys that it has or had, the newest first. What may be done with one is {@link signingKeysAt}'s to say. */
  readonly everyKey: readonly KnownKey[];
  /** What it registered with at first. */
  readonly registered: { readonly keys: PublicKeys; readonly brokerKey: string };
}

/** A revocation because of which entries are to be put in doubt. */
export interface OpenRevocation {
  readonly agency: string;
  readonly kid: string;
  readonly revocation: string;
  readonly since: string;
  readonly at: string;
  /** How much was put in doubt; absent while not every case is marked. */
  readonly completed?: { readonly cases: number; readonly entries: number };
}

/** Who takes part in a network, and what its parties adopted, oldest first. */
export interface Participants {
  /** By agency id. */
  readonly agencies: Readonly<Record<string, Participant>>;
  readonly adopted: readonly AgreementAdopted[];
  /** Of keys that somebody else may have had, oldest first. */
  readonly compromises: readonly OpenRevocation[];
}

/** How a registry stream folds. */
export const registryStream: Stream<Participants, RegistryFact> = {
  initial: { agencies: {}, adopted: [], compromises: [] },
  evolve(state, fact) {
    switch (fact.type) {
      case 'AgreementAdopted':
        return { ...state, adopted: [...state.adopted, fact.data] };
      case 'AgencyRegistered':
        return withAgency(state, fact.data.agency, registered(fact.data));
      case 'AgencyKeysRotated':
        return changed(state, fact.data.agency, (known) => rotated(known, fact.data));
      case 'AgencyKeyRevoked':
        return changed(noted(state, fact.data), fact.data.agency, (known) => revoked(known, fact.data));
      default:
        return { ...state, compromises: state.compromises.map((one) => completed(one, fact.data)) };
    }
  },
};

/** What all registry streams begin with. */
export const REGISTRY_STREAM_PREFIX = 'registry-';

/** The registry stream of a network. */
export function registryStreamName(network: string): string {
  return `${REGISTRY_STREAM_PREFIX}${network}`;
}

/** The agency with this id, or undefined when the network does not know it. */
export function participantOf(state: Participants, agency: string): Participant | undefined {
  return Object.hasOwn(state.agencies, agency) ? state.agencies[agency] : undefined;
}

/** The keys whose signatures count at an instant: neither revoked nor past their overlap; none for a stranger. To be asked anew at every door. */
export function signingKeysAt(
  participant: Pick<Participant, 'everyKey'> | undefined,
  at: string,
): readonly PublicJwk[] {
  const usable = participant?.everyKey.filter((key) => key.jwk.use === 'sig' && isUsableAt(key, at)) ?? [];
  return usable.map(({ jwk }) => jwk);
}

/** Every key with which the agency ever signed, for signatures of the past; none for a stranger. */
export function everySigningKey(
  participant: Pick<Participant, 'everyKey'> | undefined,
): readonly PublicJwk[] {
  return participant?.everyKey.map(({ jwk }) => jwk).filter(({ use }) => use === 'sig') ?? [];
}

/** The signing keys that no other took the place of, and that were not revoked. */
export function lastingSigningKeys({ everyKey }: Pick<Participant, 'everyKey'>): readonly PublicJwk[] {
  const lasting = everyKey.filter((key) => key.usableUntil === undefined && key.revoked === undefined);
  return lasting.map(({ jwk }) => jwk).filter(({ use }) => use === 'sig');
}

/** Keys that sign no more and were not compromised: what they signed at their time is trusted still. */
export function earlierSigningKeys(
  participant: Pick<Participant, 'everyKey'> | undefined,
  at: string,
): readonly PublicJwk[] {
  const earlier = participant?.everyKey.filter(
    (key) => key.jwk.use === 'sig' && !isUsableAt(key, at) && key.revoked?.ground !== 'compromised',
  );
  return earlier?.map(({ jwk }) => jwk) ?? [];
}

/** What is in force at an instant: of all adopted agreements that have begun by then, the one adopted last. */
export function inForceAt(state: Participants, at: string): AgreementAdopted | undefined {
  return state.adopted.findLast(({ effectiveFrom }) => effectiveFrom <= at);
}

/** When the next of the adopted agreements that have not begun by an instant comes into force. */
export function nextBeginning(state: Participants, at: string): string | undefined {
  // Each begins no earlier than the one before.
  return state.adopted.find(({ effectiveFrom }) => effectiveFrom > at)?.effectiveFrom;
}

function registered({ keys, brokerKey }: AgencyRegistered): Participant {
  const { signing, sealing } = keys;
  const everyKey = [...signing, sealing].map((jwk) => ({ jwk }));
  return { keys: { sealing }, brokerKey, everyKey, registered: { keys, brokerKey } };
}

function rotated(known: Participant, fact: AgencyKeysRotated): Participant {
  const { signing, sealing } = fact.keys;
  const { retiredKids: retired, overlapUntil, endorsedBy, at, by } = fact;
  const admitted = { at, by, ...(endorsedBy !== undefined && { endorsedBy }) };
  const fresh = [...signing, sealing];
  return {
    ...known,
    keys: { sealing },
    brokerKey: fact.brokerKey ?? known.brokerKey,
    everyKey: replaced(known.everyKey, { fresh, retired, overlapUntil, admitted }),
  };
}

function revoked(known: Participant, fact: AgencyKeyRevoked): Participant {
  const { kid, revocation, ground, compromisedSince, at, by } = fact;
  const told = { revocation, ground, ...(compromisedSince !== undefined && { compromisedSince }), at, by };
  const everyKey = withRevoked(known.everyKey, kid, told);
  const keys = known.keys.sealing?.kid === kid ? {} : known.keys;
  return { ...known, keys, everyKey };
}

function completed(one: OpenRevocation, fact: KeyRevocationCompleted): OpenRevocation {
  const { revocation, cases, entries } = fact;
  return one.revocation === revocation ? { ...one, completed: { cases, entries } } : one;
}

function noted(state: Participants, fact: AgencyKeyRevoked): Participants {
  const { agency, kid, revocation, compromisedSince: since, at } = fact;
  if (since === undefined) return state;
  return { ...state, compromises: [...state.compromises, { agency, kid, revocation, since, at }] };
}

function changed(
  state: Participants,
  agency: string,
  change: (known: Participant) => Participant,
): Participants {
  const known = participantOf(state, agency);
  return known === undefined ? state : withAgency(state, agency, change(known));
}

function withAgency(state: Participants, agency: string, participant: Participant): Participants {
  return { ...state, agencies: { ...state.agencies, [agency]: participant } };
}
