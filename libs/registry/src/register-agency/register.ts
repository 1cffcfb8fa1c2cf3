import type { Rejection } from '#decider';
import type { Sealer } from '#ports';
import type { Registry } from '../registry.ts';
import type { RegistryCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import { provesPossession } from '../rotate-keys/rotate-keys.decide.ts';
import { readKeyRequest } from '../rotate-keys/rotate.ts';
import { registerAgency } from './register-agency.decide.ts';

/** Lets an agency take part whose request the operator approved; answered with nothing, or with the reason why not. */
export async function register(
  registry: Registry,
  sealer: Pick<Sealer, 'verifyDetached'>,
  { network, request }: { readonly network: string; readonly request: unknown },
): Promise<Rejection<RegistryCode> | undefined> {
  const asked = readKeyRequest(network, request);
  if (!('keys' in asked)) return asked;
  const { agency, keys, brokerKey } = asked;
  if (brokerKey === undefined)
    return reject('KEY_REQUEST_MALFORMED', ['/brokerKey: write a public nkey (U…)']);
  if (!provesPossession(asked, (...proof) => sealer.verifyDetached(...proof)))
    return reject('KEY_REQUEST_NOT_SIGNED');
  return registry.record(network, (state) => registerAgency({ agency, keys, brokerKey }, state));
}
