import { canonicalJson } from '#catalogue';
import type { Decision } from '#decider';
import type { Participants } from '../participants.ts';
import { participantOf } from '../participants.ts';
import type { AgencyRegistered, RegistryFact } from '../registry.events.ts';
import type { RegistryCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** An agency is registered once; to say the same again adds nothing. */
export function registerAgency(
  { agency, keys, brokerKey }: AgencyRegistered,
  state: Participants,
): Decision<RegistryFact, RegistryCode> {
  const known = participantOf(state, agency);
  if (known === undefined) return [{ type: 'AgencyRegistered', data: { agency, keys, brokerKey } }];
  return canonicalJson(known) === canonicalJson({ keys, brokerKey }) ? [] : reject('AGENCY_HAS_OTHER_KEYS');
}
