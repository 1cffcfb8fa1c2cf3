import type { KeyRequest } from '#catalogue';
import { keyRequestFaults } from '#catalogue';
import type { Rejection } from '#decider';
import type { Sealer } from '#ports';
import type { Registry } from '../registry.ts';
import type { RegistryCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import { rotateKeys } from './rotate-keys.decide.ts';

/** How long replaced keys stay usable when nothing else is said: time enough to restart an adapter and to send what it keeps, milliseconds. */
const KEY_OVERLAP_MS = 7 * 86_400_000;

/** A request of an agency to rotate its keys, as it came in. */
export interface RotationOrder {
  readonly network: string;
  readonly request: unknown;
  /** The operator approved it by hand. */
  readonly isApproved: boolean;
  readonly overlapMs?: number;
}

/** Puts a request for other keys to its rule; answered with nothing when the keys are in force, or with the reason why not. */
export async function rotate(
  registry: Registry,
  sealer: Pick<Sealer, 'verifyDetached'>,
  { network, request, isApproved, overlapMs = KEY_OVERLAP_MS }: RotationOrder,
): Promise<Rejection<RegistryCode> | undefined> {
  const asked = readKeyRequest(network, request);
  if (!('keys' in asked)) return asked;
  return registry.record(network, (state, at) => {
    const overlapUntil = new Date(Date.parse(at) + overlapMs).toISOString();
    return rotateKeys(asked, state, at, { isApproved, overlapUntil }, (...proof) =>
      sealer.verifyDetached(...proof),
    );
  });
}

/** The request when it has its form and is one for this network, else the reason why not. */
export function readKeyRequest(network: string, request: unknown): KeyRequest | Rejection<RegistryCode> {
  const faults = keyRequestFaults(request);
  if (faults.length > 0)
    return reject(
      'KEY_REQUEST_MALFORMED',
      faults.map(({ pointer, fix }) => `${pointer || '/'}: ${fix}`),
    );
  const asked = request as KeyRequest;
  if (asked.network !== network)
    return reject('KEY_REQUEST_MALFORMED', ['/network: name the network to which it is sent']);
  // Possession is proved of one, and its fingerprint is what people compare: another would come in behind it.
  return asked.keys.signing.length === 1
    ? asked
    : reject('KEY_REQUEST_MALFORMED', ['/keys/signing: name exactly one key']);
}
