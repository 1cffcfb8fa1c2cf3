import type { Stream } from '#decider';
import type { PublicKeys } from '#ports';
import type { AgreementAdopted, RegistryFact } from './registry.events.ts';

/** One agency as the network knows it. */
export interface Participant {
  readonly keys: PublicKeys;
  readonly brokerKey: string;
}

/** Who takes part in a network, and what its parties adopted, oldest first. */
export interface Participants {
  /** By agency id. */
  readonly agencies: Readonly<Record<string, Participant>>;
  readonly adopted: readonly AgreementAdopted[];
}

/** How a registry stream folds. */
export const registryStream: Stream<Participants, RegistryFact> = {
  initial: { agencies: {}, adopted: [] },
  evolve(state, fact) {
    if (fact.type === 'AgreementAdopted') return { ...state, adopted: [...state.adopted, fact.data] };
    const { agency, keys, brokerKey } = fact.data;
    return { ...state, agencies: { ...state.agencies, [agency]: { keys, brokerKey } } };
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

/** What is in force at an instant: of all adopted agreements that have begun by then, the one adopted last. */
export function inForceAt(state: Participants, at: string): AgreementAdopted | undefined {
  return state.adopted.findLast(({ effectiveFrom }) => effectiveFrom <= at);
}

/** When the next of the adopted agreements that have not begun by an instant comes into force. */
export function nextBeginning(state: Participants, at: string): string | undefined {
  // Each begins no earlier than the one before.
  return state.adopted.find(({ effectiveFrom }) => effectiveFrom > at)?.effectiveFrom;
}
