import { keyFingerprint } from '#jose';
import type { KnownKey, Participant } from '#registry';
import { isUsableAt } from '#registry';
import type { Bench, Report } from '../command.ts';
import { networkOf } from '../network-of.ts';

/** Shows who takes part in a network with which keys. */
export async function listAgencies({ line, hub }: Bench): Promise<Report> {
  const network = await networkOf({ line, hub });
  const registry = await hub.registry();
  const at = hub.clock.now();
  const agencies = await Promise.all(
    (await registry.agencies(network)).map(async (agency) => {
      const known = await registry.agency(network, agency);
      return { agency, brokerKey: known?.brokerKey, keys: known === undefined ? [] : keysTold(known, at) };
    }),
  );
  return {
    facts: { network, agencies },
    lines: agencies.flatMap(({ agency, brokerKey, keys }) => [
      `${network}/${agency}, at the broker ${brokerKey ?? ''}`,
      ...keys.map(
        ({ kid, use, fingerprint, standing, origin }) =>
          `  ${kid} (${use}) ${fingerprint}: ${standing}; ${origin}`,
      ),
    ]),
  };
}

function keysTold({ everyKey, keys }: Participant, at: string) {
  return everyKey.map((key) => ({
    kid: key.jwk.kid,
    use: key.jwk.use,
    fingerprint: keyFingerprint(key.jwk),
    standing: standingOf(key, keys.sealing?.kid, at),
    origin: originOf(key),
    ...(key.admitted !== undefined && { admitted: key.admitted }),
    ...(key.revoked !== undefined && { revoked: key.revoked }),
  }));
}

function originOf({ admitted }: KnownKey): string {
  if (admitted === undefined) return 'registered';
  const { at, endorsedBy } = admitted;
  return endorsedBy === undefined ? `approved at ${at}` : `endorsed by ${endorsedBy} at ${at}`;
}

function standingOf(key: KnownKey, sealingKid: string | undefined, at: string): string {
  const { jwk, revoked, usableUntil } = key;
  if (revoked?.compromisedSince !== undefined)
    return `compromised since ${revoked.compromisedSince}, revoked at ${revoked.at}`;
  if (revoked !== undefined) return `revoked at ${revoked.at}`;
  if (jwk.use === 'enc') return jwk.kid === sealingKid ? 'sealed to' : 'over';
  if (!isUsableAt(key, at)) return `over since ${usableUntil ?? ''}`;
  return usableUntil === undefined ? 'usable' : `usable until ${usableUntil}`;
}
