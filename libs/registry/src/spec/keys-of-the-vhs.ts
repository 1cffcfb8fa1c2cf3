import type { KeyRequest } from '#catalogue';
import { keyStatement } from '#catalogue';
import { fold } from '#decider';
import type { PublicJwk } from '#ports';
import type { Participants } from '../participants.ts';
import { registryStream, signingKeysAt } from '../participants.ts';
import type { RegistryFact } from '../registry.events.ts';
import type { RevokeKeyOrder } from '../revoke-key/revoke-key.decide.ts';
import { revokeKey } from '../revoke-key/revoke-key.decide.ts';
import type { RotationTerms } from '../rotate-keys/rotate-keys.decide.ts';
import { rotateKeys } from '../rotate-keys/rotate-keys.decide.ts';

/** When things happen in these specs, unless they say otherwise. */
export const AT = '2026-02-01T12:00:00.000Z';
/** When the overlap of a rotation at that instant ends. */
export const OVERLAP = '2026-02-08T12:00:00.000Z';
/** The last instant of that overlap. */
export const JUST_BEFORE = '2026-02-08T11:59:59.999Z';
/** How a request comes in by itself. */
export const ONLINE: RotationTerms = { isApproved: false, overlapUntil: OVERLAP };
/** How a request comes in that the operator approved. */
export const APPROVED: RotationTerms = { ...ONLINE, isApproved: true };

function signing(kid: string): PublicJwk {
  return { kty: 'OKP', crv: 'Ed25519', x: `x-of-${kid}`, kid, use: 'sig' };
}

function sealing(kid: string): PublicJwk {
  return { kty: 'OKP', crv: 'X25519', x: `x-of-${kid}`, kid, use: 'enc' };
}

/** The VHS takes part, with one key. */
export const registered: RegistryFact = {
  type: 'AgencyRegistered',
  data: {
    agency: 'vhs',
    keys: { signing: [signing('one')], sealing: sealing('enc') },
    brokerKey: 'U-VHS',
  },
};

/** A signature of these specs names its key and what it stands under. */
function signature(kid: string, value: unknown): string {
  return JSON.stringify([kid, value]);
}

const signed = (given: string, value: unknown, keys: readonly PublicJwk[]): boolean =>
  keys.some(({ kid }) => given === signature(kid, value));

/** What an adapter asks that signs with `fresh` from here on. */
export function request(fresh: string, { by = 'one', sealedTo = 'enc', brokerKey = '' } = {}): KeyRequest {
  const stated = {
    network: 'rheine',
    agency: 'vhs',
    keys: { signing: [signing(fresh)], sealing: sealing(sealedTo) },
    ...(brokerKey !== '' && { brokerKey }),
  };
  const value = keyStatement(stated);
  return {
    ...stated,
    signature: signature(fresh, value),
    ...(by !== '' && { endorsement: signature(by, value) }),
  };
}

/** Puts a request to the rule. */
export function rotating(asked: KeyRequest, terms = ONLINE, at = AT) {
  return (state: Participants) => rotateKeys(asked, state, at, terms, signed);
}

/** Endorsed by the first of the keys that it retires, or approved; that too when there is none. */
export function rotated(
  kid: string,
  retired: readonly string[],
  { sealedTo = 'enc', at = AT, overlapUntil = OVERLAP, isApproved = false, ...more }: Rotated = {},
): RegistryFact {
  const endorsedBy = isApproved ? undefined : (more.endorsedBy ?? retired[0]);
  const keys = { signing: [signing(kid)], sealing: sealing(sealedTo) };
  const by = endorsedBy === undefined ? 'operator' : 'agency';
  const admitted = { ...(endorsedBy !== undefined && { endorsedBy }), at, by } as const;
  return {
    type: 'AgencyKeysRotated',
    data: { agency: 'vhs', keys, retiredKids: retired, overlapUntil, ...admitted },
  };
}

interface Rotated {
  readonly sealedTo?: string;
  readonly at?: string;
  readonly endorsedBy?: string;
  readonly isApproved?: boolean;
  readonly overlapUntil?: string;
}

/** Puts a revocation to the rule; of the first key, as retired, unless told otherwise. */
export function revoking(change: Partial<RevokeKeyOrder> = {}, at = AT) {
  const order = { agency: 'vhs', kid: 'one', revocation: 'r-1', ground: 'retired', by: 'operator' } as const;
  return (state: Participants) => revokeKey({ ...order, ...change }, state, at);
}

/** The fact of the same. */
export function revoked(change: Partial<RevokeKeyOrder> = {}): RegistryFact {
  const order = { agency: 'vhs', kid: 'one', revocation: 'r-1', ground: 'retired', by: 'operator' } as const;
  return { type: 'AgencyKeyRevoked', data: { ...order, ...change, at: AT } };
}

/** The registry after these facts. */
export function foldOf(...facts: readonly RegistryFact[]): Participants {
  return fold(registryStream, facts);
}

/** Ids of the keys whose signatures count at an instant. */
export const usable = (state: Participants, at: string) =>
  signingKeysAt(state.agencies['vhs'], at).map(({ kid }) => kid);
