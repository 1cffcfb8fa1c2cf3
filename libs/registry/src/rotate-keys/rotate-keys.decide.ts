import type { KeyRequest } from '#catalogue';
import { canonicalJson, keyStatement } from '#catalogue';
import type { Decision } from '#decider';
import type { PublicJwk } from '#ports';
import { isCompromised } from '../keys.ts';
import type { Participant, Participants } from '../participants.ts';
import { lastingSigningKeys, participantOf, signingKeysAt } from '../participants.ts';
import type { RegistryFact } from '../registry.events.ts';
import type { RegistryCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** Whether a signature (detached JWS) over a value was made with one of the keys. */
export type Signed = (signature: string, value: unknown, keys: readonly PublicJwk[]) => boolean;

/** How a request came in, and how long the keys that it replaces stay usable. */
export interface RotationTerms {
  /** The operator approved it by hand: it may change the sealing key and the broker's, and need no endorsement. */
  readonly isApproved: boolean;
  readonly overlapUntil: string;
}

/** Whether whoever asks has the new key: its signature stands under the request. */
export function provesPossession(request: KeyRequest, signed: Signed): boolean {
  const [first] = request.keys.signing;
  return first !== undefined && signed(request.signature, keyStatement(request), [first]);
}

/**
 * New keys take the place of those that an agency has. A usable key must stand behind them, or the operator; without the operator only
 * signing keys change, so that a stolen signing key never moves what is sealed to somebody else. A key that was ever registered
 * never comes back: an old request cannot be sent again. To ask for what is so already adds nothing. What the operator approves after
 * a compromise ends every other key at once: one of them may be the thief's.
 */
export function rotateKeys(
  request: KeyRequest,
  state: Participants,
  at: string,
  { isApproved, overlapUntil }: RotationTerms,
  signed: Signed,
): Decision<RegistryFact, RegistryCode> {
  const known = participantOf(state, request.agency);
  if (known === undefined) return reject('AGENCY_NOT_REGISTERED', [request.agency]);
  if (!provesPossession(request, signed)) return reject('KEY_REQUEST_NOT_SIGNED');
  if (isSoAlready(request, known)) return [];
  const { agency, keys, brokerKey } = request;
  const usable = signingKeysAt(known, at);
  const endorser = isApproved ? undefined : endorserOf(request, usable, signed);
  if (!isApproved && endorser === undefined) return reject('KEY_REQUEST_NOT_ENDORSED');
  if (!isApproved && changesMore(request, known)) return reject('KEY_REQUEST_NEEDS_OPERATOR');
  if (!areNew(request, known)) return reject('KEY_ALREADY_KNOWN');
  const retiredKids = usable.map(({ kid }) => kid);
  const data = {
    agency,
    keys,
    ...(brokerKey !== undefined && { brokerKey }),
    retiredKids,
    overlapUntil: isApproved && isCompromised(known.everyKey) ? at : overlapUntil,
    ...(endorser !== undefined && { endorsedBy: endorser.kid }),
    at,
    by: isApproved ? 'operator' : 'agency',
  } as const;
  return [{ type: 'AgencyKeysRotated', data }];
}

/** Which of the usable keys stands behind the request. */
function endorserOf(
  request: KeyRequest,
  usable: readonly PublicJwk[],
  signed: Signed,
): PublicJwk | undefined {
  const { endorsement } = request;
  if (endorsement === undefined) return undefined;
  const statement = keyStatement(request);
  return usable.find((key) => signed(endorsement, statement, [key]));
}

function isSoAlready({ keys, brokerKey }: KeyRequest, known: Participant): boolean {
  return (
    canonicalJson(lastingSigningKeys(known)) === canonicalJson(keys.signing) &&
    known.keys.sealing !== undefined &&
    canonicalJson(known.keys.sealing) === canonicalJson(keys.sealing) &&
    (brokerKey ?? known.brokerKey) === known.brokerKey
  );
}

function changesMore({ keys, brokerKey }: KeyRequest, known: Participant): boolean {
  return !isCurrentSealing(keys.sealing, known) || (brokerKey ?? known.brokerKey) !== known.brokerKey;
}

function areNew({ keys }: KeyRequest, known: Participant): boolean {
  const fresh = isCurrentSealing(keys.sealing, known) ? keys.signing : [...keys.signing, keys.sealing];
  return !fresh.some(({ kid, x }) => known.everyKey.some(({ jwk }) => jwk.kid === kid || jwk.x === x));
}

function isCurrentSealing(sealing: PublicJwk, { keys }: Participant): boolean {
  return keys.sealing !== undefined && canonicalJson(keys.sealing) === canonicalJson(sealing);
}
