import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { Agreement } from '#agreement';
import { adoptionStatement, parseAgreement } from '#agreement';
import type { PublicKeys, Sealed, StoredEvent, ToSeal } from '#ports';
import { KeyVault, Sealer } from '#ports';
import { CountingIds, MemoryEventStore, SettableClock } from '#ports/memory';
import { AdoptAgreement } from './adopt-agreement/adopt-agreement.command.ts';
import { registryHandlers } from './handlers.ts';
import { RegisterAgency } from './register-agency/register-agency.command.ts';
import type { SealFacts } from './registry.ts';
import { Registry } from './registry.ts';

const demo = join(import.meta.dirname, '../../../deploy/local/demo');
const document = readFileSync(join(demo, 'agreement.yaml'), 'utf8');
const tables = [{ id: 'voucher', text: readFileSync(join(demo, 'competence/voucher.yaml'), 'utf8') }];
const at = '2026-01-15T12:00:00.000Z';

function statedOf(agreement: Agreement) {
  const { hash, effectiveFrom } = adoptionStatement(agreement);
  return { hash, effectiveFrom };
}

const keys: PublicKeys = {
  signing: [{ kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'sig-1', use: 'sig' }],
  sealing: { kty: 'OKP', crv: 'X25519', x: 'x', kid: 'enc-1', use: 'enc' },
};

/** Keeps contents apart from the record, as a vault does, without ciphers. */
class PlainVault extends KeyVault {
  readonly #kept = new Map<string, unknown>();

  async seal(items: readonly ToSeal[]): Promise<readonly Sealed[]> {
    return items.map(({ eventId, plain }) => {
      this.#kept.set(eventId, plain);
      return { kid: eventId, iv: 'iv', ct: 'ct', tag: 'tag' };
    });
  }

  async nameOf(network: string, text: string): Promise<string> {
    return `name-of-${network}-${text}`;
  }

  async openFact(event: StoredEvent): Promise<unknown> {
    return this.#kept.get(event.sealed.kid);
  }

  open(): Promise<unknown> {
    throw new Error('nothing leaves in these specs');
  }
}

function sealingWith(vault: KeyVault): SealFacts {
  return async (facts) => {
    const contents = await vault.seal(
      facts.map(({ owner, kind, id, data }) => ({ owner, kind, eventId: id, plain: { salt: 'salt', data } })),
    );
    return facts.map(({ owner: { network }, id, type, agency, theme, happenedAt, recordedAt }, index) => ({
      id,
      type,
      version: 1,
      network,
      agency,
      theme,
      category: theme,
      happenedAt,
      recordedAt,
      commitment: 'commitment',
      signature: 'signature',
      sealed: contents[index] ?? { kid: '', iv: '', ct: '', tag: '' },
    }));
  };
}

/** Takes every signature that names the key of the registered agency. */
const trusting = {
  verifyDetached: (jws: string, _: unknown, known: readonly { readonly kid: string }[]) =>
    known.some(({ kid }) => kid === jws),
};

async function officeOn(store = new MemoryEventStore(), vault = new PlainVault()) {
  const ids = new CountingIds();
  const registry = new Registry(store, vault, new SettableClock(at), ids, sealingWith(vault));
  const module = await Test.createTestingModule({
    imports: [CqrsModule],
    providers: [
      ...registryHandlers,
      { provide: Registry, useValue: registry },
      { provide: Sealer, useValue: trusting },
    ],
  }).compile();
  await module.init();
  return { registry, store, vault, bus: module.get(CommandBus) };
}

describe('the registry', () => {
  it('knows agencies by their keys, in their own network only', async () => {
    const { registry, bus } = await officeOn();
    expect(await bus.execute(new RegisterAgency('rheine', 'abh', keys, 'AACCOUNT'))).toBeUndefined();
    expect(await registry.agency('rheine', 'abh')).toEqual({
      keys: { sealing: keys.sealing },
      brokerKey: 'AACCOUNT',
      everyKey: [{ jwk: keys.signing[0] }, { jwk: keys.sealing }],
      registered: { keys, brokerKey: 'AACCOUNT' },
    });
    expect(await registry.agency('rheine', 'vhs')).toBeUndefined();
    expect(await registry.agency('elsewhere', 'abh')).toBeUndefined();
    expect(await registry.agency('rheine', 'constructor')).toBeUndefined();
    expect(await registry.agencies('rheine')).toEqual(['abh']);
  });

  it('gives the agreement in force with its hash and its own revision', async () => {
    const { registry, bus } = await officeOn();
    expect(await registry.agreementAt('rheine', at)).toBeUndefined();
    expect(await registry.revision('rheine')).toBe(-1);
    await bus.execute(new AdoptAgreement('rheine', document, [], tables));
    await bus.execute(new RegisterAgency('rheine', 'abh', keys, 'AACCOUNT'));
    const inForce = await registry.agreementAt('rheine', at);
    expect(inForce).toMatchObject({ agreement: { network: 'rheine' }, tables, revision: 1 });
    expect(inForce?.hash).toMatch(/^[\w-]{43}$/);
    expect((await registry.agreementAt('rheine', at))?.agreement).toBe(inForce?.agreement);
  });

  it.each([
    ['does not come with it', []],
    ['was changed', [{ id: 'voucher', text: tables[0]!.text.replace('version: 1', 'version: 2') }]],
    ['has faults', [{ id: 'voucher', text: 'table: {}' }]],
    ['came under another id', [{ ...tables[0]!, id: 'measures' }]],
  ])('adopts none whose competence table %s', async (_, given) => {
    const { bus, store } = await officeOn();
    const no: unknown = await bus.execute(new AdoptAgreement('rheine', document, [], given));
    expect(no).toMatchObject({ code: 'AGREEMENT_TABLE_MISSING', reason: expect.stringMatching(/voucher/) });
    expect(await store.head()).toBe(0);
  });

  it('keeps the tables that an agreement names with it, and no others', async () => {
    const { registry, bus } = await officeOn();
    const given = [{ id: 'other', text: 'table: {}' }, ...tables];
    expect(await bus.execute(new AdoptAgreement('rheine', document, [], given))).toBeUndefined();
    expect((await registry.agreementAt('rheine', at))?.tables).toEqual(tables);
  });

  it('reads what was adopted before tables were recorded, and takes the same again', async () => {
    const { registry, bus, store, vault } = await officeOn();
    const agreement = parseAgreement(document);
    if (Array.isArray(agreement)) throw new Error('the agreement of the demonstration has faults');
    const data = { document, ...statedOf(agreement) };
    await registry.record('rheine', () => [{ type: 'AgreementAdopted', data }]);
    const inForce = await registry.agreementAt('rheine', at);
    expect(inForce).toMatchObject({ agreement: { network: 'rheine' } });
    expect(inForce).not.toHaveProperty('tables');
    const restarted = await officeOn(store, vault);
    expect(await restarted.bus.execute(new AdoptAgreement('rheine', document, [], tables))).toBeUndefined();
    expect(await bus.execute(new AdoptAgreement('rheine', document))).toBeUndefined();
    expect(await store.head()).toBe(1);
  });

  it('adopts a later agreement when all of its parties signed it', async () => {
    const { registry, bus } = await officeOn();
    await bus.execute(new AdoptAgreement('rheine', document, [], tables));
    const next = document
      .replace('version: 1', 'version: 2')
      .replace('validFrom: 2018-03-01', 'validFrom: 2027-01-01');
    const later = '2027-01-15T12:00:00.000Z';
    const unsigned: unknown = await bus.execute(new AdoptAgreement('rheine', next, [], tables));
    expect(unsigned).toMatchObject({ code: 'AGREEMENT_NOT_SIGNED' });
    const parties = (await registry.agreementAt('rheine', at))?.agreement.parties ?? [];
    for (const { agency } of parties)
      await bus.execute(new RegisterAgency('rheine', agency, keys, 'AACCOUNT'));
    const signatures = parties.map(({ agency }) => ({ agency, signature: 'sig-1' }));
    expect(await bus.execute(new AdoptAgreement('rheine', next, signatures, tables))).toBeUndefined();
    expect((await registry.agreementAt('rheine', at))?.agreement.version).toBe(1);
    expect((await registry.agreementAt('rheine', later))?.agreement.version).toBe(2);
    const agreements = await registry.agreements('rheine');
    expect([at, later].map((one) => agreements(one)?.agreement.version)).toEqual([1, 2]);
    const adoptions = await registry.adoptions('rheine');
    expect(adoptions.map(({ adopted }) => adopted.signatures ?? [])).toEqual([[], signatures]);
    expect(adoptions.map(({ recordedAt }) => recordedAt)).toEqual([at, at]);
    expect((await registry.agreementAt('rheine', at))?.nextFrom).toBe('2026-12-31T23:00:00.000Z');
    expect(await registry.agreementAt('rheine', later)).not.toHaveProperty('nextFrom');
  });

  it('takes the same again at every start without adding anything', async () => {
    const { store, vault, bus } = await officeOn();
    const startUp = async (desk: CommandBus) => {
      expect(await desk.execute(new AdoptAgreement('rheine', document, [], tables))).toBeUndefined();
      expect(await desk.execute(new RegisterAgency('rheine', 'abh', keys, 'AACCOUNT'))).toBeUndefined();
    };
    await startUp(bus);
    const restarted = await officeOn(store, vault);
    await startUp(restarted.bus);
    expect(await store.head()).toBe(2);
    expect(await restarted.registry.networks()).toEqual(['rheine']);
  });

  it.each([
    ['kreis', 'kreis-nord', 'NETWORK_NAME_MISTAKABLE'],
    ['kreis-nord', 'kreis', 'NETWORK_NAME_MISTAKABLE'],
    ['kreis', 'nordkreis', undefined],
  ])('founds beside %s a network %s: %s', async (first, second, code) => {
    const { bus } = await officeOn();
    await bus.execute(new RegisterAgency(first, 'abh', keys, 'AACCOUNT'));
    const no: { readonly code: string } | undefined = await bus.execute(
      new RegisterAgency(second, 'abh', keys, 'AACCOUNT'),
    );
    expect(no?.code).toBe(code);
  });

  it('sees at once what another process recorded', async () => {
    const { registry, store, vault } = await officeOn();
    expect(await registry.agency('rheine', 'abh')).toBeUndefined();
    const other = await officeOn(store, vault);
    await other.bus.execute(new RegisterAgency('rheine', 'abh', keys, 'AACCOUNT'));
    expect(await registry.agency('rheine', 'abh')).toBeDefined();
  });

  it('registers many agencies at the same time, each once', async () => {
    const { registry, store, bus } = await officeOn();
    const names = ['abh', 'vhs', 'bamf', 'abh'];
    await Promise.all(names.map((name) => bus.execute(new RegisterAgency('rheine', name, keys, 'AACCOUNT'))));
    expect((await registry.agencies('rheine')).toSorted()).toEqual(['abh', 'bamf', 'vhs']);
    expect(await store.head()).toBe(3);
  });

  it('answers a faulty agreement with its faults, and records nothing', async () => {
    const { store, bus } = await officeOn();
    const answer: unknown = await bus.execute(new AdoptAgreement('rheine', 'agreement: {}'));
    expect(answer).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'FIELD_MISSING' })]));
    expect(await store.head()).toBe(0);
  });
});
