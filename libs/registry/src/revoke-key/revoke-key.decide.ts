import type { Decision } from '#decider';
import type { KnownKey, Revocation } from '../keys.ts';
import { letInBy } from '../keys.ts';
import type { Participants } from '../participants.ts';
import { participantOf } from '../participants.ts';
import type { RegistryFact } from '../registry.events.ts';
import type { RegistryCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** Which key is revoked, and why. */
export interface RevokeKeyOrder extends Pick<
  Revocation,
  'revocation' | 'ground' | 'compromisedSince' | 'by'
> {
  readonly agency: string;
  readonly kid: string;
}

/**
 * A key counts nowhere from now on. One that was retired may turn out to be compromised, and the compromise to be older than was
 * thought: each reaches further and is a revocation of its own; anything less was said already. With a compromised key go all keys
 * that it let in since, however far down: the thief may have made them.
 */
export function revokeKey(
  order: RevokeKeyOrder,
  state: Participants,
  at: string,
): Decision<RegistryFact, RegistryCode> {
  const { agency, kid, ground, compromisedSince, revocation, by } = order;
  const known = participantOf(state, agency);
  if (known === undefined) return reject('AGENCY_NOT_REGISTERED', [agency]);
  const key = known.everyKey.find(({ jwk }) => jwk.kid === kid);
  if (key === undefined) return reject('KEY_UNKNOWN', [kid]);
  const isDated = compromisedSince !== undefined && compromisedSince <= at;
  if (ground === 'compromised' && !isDated) return reject('COMPROMISE_NOT_DATED');
  if (key.revoked !== undefined && !reachesFurther(order, key.revoked)) return reject('KEY_ALREADY_REVOKED');
  const since = ground === 'compromised' && compromisedSince !== undefined ? { compromisedSince } : {};
  const fact = (one: string, name: string): RegistryFact => ({
    type: 'AgencyKeyRevoked',
    data: { agency, kid: one, revocation: name, ground, ...since, at, by },
  });
  const led = alsoRevoked(order, known.everyKey).map((one) => fact(one, `${revocation}.${one}`));
  return [fact(kid, revocation), ...led];
}

function alsoRevoked(order: RevokeKeyOrder, known: readonly KnownKey[]): readonly string[] {
  if (order.ground === 'retired' || order.compromisedSince === undefined) return [];
  return letInBy(known, order.kid, order.compromisedSince).filter((kid) => {
    const before = known.find(({ jwk }) => jwk.kid === kid)?.revoked;
    return before === undefined || reachesFurther(order, before);
  });
}

function reachesFurther({ ground, compromisedSince }: RevokeKeyOrder, before: Revocation): boolean {
  if (ground === 'retired') return false;
  if (before.ground === 'retired' || before.compromisedSince === undefined) return true;
  return compromisedSince !== undefined && compromisedSince < before.compromisedSince;
}
