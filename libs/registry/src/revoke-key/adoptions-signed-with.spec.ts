import type { Agreement } from '#agreement';
import { adoptionStatement } from '#agreement';
import { canonicalJson } from '#catalogue';
import type { PublicJwk } from '#ports';
import { adoptionsSignedWith } from './adoptions-signed-with.ts';

const SINCE = '2026-01-20T00:00:00.000Z';
const key = (kid: string): PublicJwk => ({ kty: 'OKP', crv: 'Ed25519', x: kid, kid, use: 'sig' });

/** A signature of these specs names its key and what it stands under. */
const signature = (kid: string, value: unknown) => `${kid}|${canonicalJson(value)}`;
const sealer = {
  verifyDetached: (jws: string, value: unknown, keys: readonly PublicJwk[]) =>
    keys.some(({ kid }) => jws === signature(kid, value)),
};

function agreementOf(version: number): Agreement {
  return {
    id: 'spec',
    network: 'rheine',
    version,
    from: SINCE,
    parties: [{ agency: 'abh' }, { agency: 'vhs' }],
  } as unknown as Agreement;
}

interface Said {
  readonly version: number;
  readonly recordedAt: string;
  readonly by?: readonly (readonly [agency: string, kid: string])[];
}

function registryWith(...said: readonly Said[]) {
  const adoptions = said.map(({ version, recordedAt, by = [] }) => {
    const statement = adoptionStatement(agreementOf(version));
    const signatures = by.map(([agency, kid]) => ({ agency, signature: signature(kid, statement) }));
    const adopted = { hash: `hash-${version}`, document: `${version}`, effectiveFrom: SINCE, signatures };
    return { adopted, recordedAt };
  });
  return {
    adoptions: async () => adoptions,
    agreementIn: ({ document }: { readonly document: string }) => agreementOf(Number(document)),
  };
}

const stolen = { network: 'rheine', agency: 'vhs', keys: [key('one'), key('thief')], since: SINCE };
const theirs = [
  ['abh', 'abh-1'],
  ['vhs', 'one'],
] as const;

describe('agreements adopted with a stolen key', () => {
  it.each<readonly [string, Said, readonly number[]]>([
    ['signed with it at that instant', { version: 2, recordedAt: SINCE, by: theirs }, [2]],
    ['signed with a key that it had let in', { version: 2, recordedAt: SINCE, by: [['vhs', 'thief']] }, [2]],
    ['adopted before', { version: 2, recordedAt: '2026-01-19T23:59:59.999Z', by: theirs }, []],
    ['signed with another of its keys', { version: 2, recordedAt: SINCE, by: [['vhs', 'two']] }, []],
    ['signed by another agency', { version: 2, recordedAt: SINCE, by: [['abh', 'one']] }, []],
    ['the first, which nobody signed', { version: 1, recordedAt: SINCE }, []],
  ])('are told, of one %s', async (_, said, versions) => {
    const found = await adoptionsSignedWith(registryWith(said), sealer, stolen);
    expect(found.map(({ version }) => version)).toEqual(versions);
  });
});
