import { adoptionStatement } from '#agreement';
import type { PublicJwk, Sealer } from '#ports';
import type { Registry } from '../registry.ts';

/** Keys of an agency that somebody else may have had. */
export interface StolenKeys {
  readonly network: string;
  readonly agency: string;
  readonly keys: readonly PublicJwk[];
  readonly since: string;
}

/** An agreement under which the agency's word was given with one of the keys. */
export interface DoubtfulAdoption {
  readonly version: number;
  readonly hash: string;
  readonly effectiveFrom: string;
  readonly recordedAt: string;
}

/**
 * The adoptions that were recorded since with a signature of one of the keys, oldest first. They stay in force, as every party
 * signed; whether the agency meant it is for people to clear up.
 */
export async function adoptionsSignedWith(
  registry: Pick<Registry, 'adoptions' | 'agreementIn'>,
  sealer: Pick<Sealer, 'verifyDetached'>,
  { network, agency, keys, since }: StolenKeys,
): Promise<readonly DoubtfulAdoption[]> {
  const later = (await registry.adoptions(network)).filter(({ recordedAt }) => recordedAt >= since);
  return later.flatMap(({ adopted, recordedAt }) => {
    const own = (adopted.signatures ?? []).filter((one) => one.agency === agency);
    if (own.length === 0) return [];
    const agreement = registry.agreementIn(adopted);
    const statement = adoptionStatement(agreement);
    if (!own.some(({ signature }) => sealer.verifyDetached(signature, statement, keys))) return [];
    const { hash, effectiveFrom } = adopted;
    return [{ version: agreement.version, hash, effectiveFrom, recordedAt }];
  });
}
