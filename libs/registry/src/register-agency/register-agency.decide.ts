import { canonicalJson } from '#catalogue';
import type { Decision } from '#decider';
import type { Participant, Participants } from '../participants.ts';
import { lastingSigningKeys, participantOf } from '../participants.ts';
import type { AgencyRegistered, RegistryFact } from '../registry.events.ts';
import type { RegistryCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/**
 * An agency is registered once; to say the same again adds nothing. A network definition may go on naming what the agency registered
 * with, or follow what it has by now: keys and account at the broker each as at first or as at present.
 */
export function registerAgency(
  { agency, keys, brokerKey }: AgencyRegistered,
  state: Participants,
): Decision<RegistryFact, RegistryCode> {
  const known = participantOf(state, agency);
  if (known === undefined) return [{ type: 'AgencyRegistered', data: { agency, keys, brokerKey } }];
  const isKnown = [known.registered.keys, presentKeys(known)].some(
    (one) => canonicalJson(one) === canonicalJson(keys),
  );
  const isItsAccount = brokerKey === known.registered.brokerKey || brokerKey === known.brokerKey;
  return isKnown && isItsAccount ? [] : reject('AGENCY_HAS_OTHER_KEYS');
}

function presentKeys(known: Participant) {
  return { signing: lastingSigningKeys(known), ...known.keys };
}
