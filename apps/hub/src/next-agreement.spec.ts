import { adoptionStatement, parseAgreement } from '#agreement';
import { Sealer } from '#ports';
import { adopt, Registry } from '#registry';
import { Controllers } from './life/controllers.ts';
import { NetworkBootstrap } from './life/network-bootstrap.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { AGENCIES, demoTables as tables, hubOnMemory, NETWORK, setupFor } from './spec/hub-on-memory.ts';

/** Far enough ahead for every delay. */
const FROM = '2099-01-01';
const THEN = '2099-01-02T00:00:00.000Z';

describe('the next agreement of a network', () => {
  let hub: HubOnMemory;
  let registry: Registry;
  beforeAll(async () => {
    hub = await hubOnMemory({ logLevel: 'silent' });
    registry = hub.app.get(Registry);
  });
  afterAll(() => hub.app.close());

  /** The text of the network's file, and of the version that follows it, under which another controller answers for the provider. */
  const founding = setupFor([]).networks[0]?.agreement ?? '';
  const next = founding
    .replace('version: 1', 'version: 2')
    .replace('validFrom: 2018-03-01', `validFrom: ${FROM}`)
    .replaceAll(/(id|controller): vhs-rheine/g, '$1: vhs-zweckverband');

  function signedBy(...agencies: readonly string[]) {
    const agreement = parseAgreement(next);
    if (Array.isArray(agreement)) throw new Error('the next version has faults');
    return agencies.map((agency) => ({
      agency,
      signature: hub.agencyOf(agency).sealer.signDetached(adoptionStatement(agreement)),
    }));
  }

  const adopting = (signatures: ReturnType<typeof signedBy>) =>
    adopt(registry, hub.app.get(Sealer), { network: NETWORK, document: next, signatures, tables });

  const starting = (agreement: string) =>
    hub.app.get(NetworkBootstrap).run([{ network: NETWORK, agreement, tables, parties: [] }]);

  it('is told with the texts of the competence tables that it names', async () => {
    const { payload } = await hub.app.inject({ url: `/v1/networks/${NETWORK}/agreement` });
    const sealer = hub.app.get(Sealer);
    expect(sealer.verify(payload, sealer.publicKeys.signing)).toMatchObject({ network: NETWORK, tables });
  });

  it("is not the operator's to change", async () => {
    await expect(starting(next)).rejects.toThrow(/AGREEMENT_NOT_SIGNED[^]*wegmarke agreement adopt/);
    expect((await registry.agreementAt(NETWORK, THEN))?.agreement.version).toBe(1);
  });

  it('is adopted by those who run an adapter, each with its registered key', async () => {
    const [first, ...others] = AGENCIES;
    const stolen = { agency: first, signature: signedBy(others[0] ?? '')[0]?.signature ?? '' };
    expect(await adopting([...signedBy(...others), stolen])).toMatchObject({ code: 'AGREEMENT_NOT_SIGNED' });
    expect(await adopting(signedBy(...AGENCIES))).toBeUndefined();
    expect((await registry.agreementAt(NETWORK, new Date().toISOString()))?.agreement.version).toBe(1);
  });

  it('is told to whoever asks for the one adopted last, before it begins', async () => {
    const sealer = hub.app.get(Sealer);
    const told = async (query: string) => {
      const { payload } = await hub.app.inject({ url: `/v1/networks/${NETWORK}/agreement${query}` });
      return sealer.verify(payload, sealer.publicKeys.signing);
    };
    expect(await told('?version=newest')).toMatchObject({
      version: 'newest',
      agreement: { version: 2 },
      tables,
    });
    expect(await told('')).toMatchObject({ agreement: { version: 1 } });
    expect(await told('')).not.toHaveProperty('version');
  });

  it.each([
    ['?version=7', 'PARAMETER_INVALID', '/query/version'],
    ['?newest', 'PARAMETER_UNKNOWN', '/query/newest'],
  ])('is not told for %s', async (query, code, pointer) => {
    const answer = await hub.app.inject({ url: `/v1/networks/${NETWORK}/agreement${query}` });
    expect(answer.json()).toMatchObject({ code, pointer });
  });

  it('then may stand in the file as well as the one before', async () => {
    await starting(founding);
    await starting(next);
  });

  it('counts from its beginning on, also for who answers for whose data', async () => {
    const controllers = hub.app.get(Controllers);
    expect(controllers.of(NETWORK, 'vhs')).toBe('vhs-rheine');
    expect((await registry.agreementAt(NETWORK, THEN))?.agreement.version).toBe(2);
    expect(controllers.of(NETWORK, 'vhs')).toBe('vhs-zweckverband');
  });
});
