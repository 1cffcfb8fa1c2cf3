import type { CaseFact, RecallFact } from '#casefile';
import { caseFacts, checkFact, checkRecallFact, factVersion, openCaseFact, recallFacts } from '#casefile';
import { catalogue, catalogueEntry, payloadProblems } from '#catalogue';
import { admit, Refusal } from '#gate';
import type { Evidence } from '#gate';
import { commitment, generateKeys, JoseKeyVault, JoseSealer, loadKeys } from '#jose';
import type { StoredEvent } from '#ports';
import { MemoryKeyRing, MemoryKeyShelf } from '#ports/memory';
import { factSamples, furtherSamples } from './fact-samples.ts';
import type { GoldenEvent } from './golden-event.ts';
import { goldenEvents, goldenName } from './golden-event.ts';

const nothing: Evidence = {
  network: 'rheine',
  caseRevision: 0,
  registryRevision: 0,
  agreement: { hash: '', from: '2026-01-01T00:00:00.000Z', cells: [] },
  linked: ['jobcenter'],
  invited: [],
  provisions: [],
  facts: [],
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [],
  disputed: [],
  doubted: [],
  fields: [],
  erased: false,
};

/** The vault of today on the keys of then. */
async function vaultOf({ keyEncryptionKey, ownerKey, contentKey }: GoldenEvent): Promise<JoseKeyVault> {
  const shelf = new MemoryKeyShelf();
  await shelf.ownerKey(ownerKey.owner, () => ownerKey.wrapped);
  await shelf.put([contentKey]);
  return new JoseKeyVault(shelf, new MemoryKeyRing(Buffer.from(keyEncryptionKey, 'base64url')));
}

/** An agency's own event, which it may always see. */
async function openPayload(vault: JoseKeyVault, event: StoredEvent): Promise<unknown> {
  const { network, agency, id, type, category, happenedAt } = event;
  const whose = { network, caseId: 'case-1', sender: agency, recipient: agency, actor: 'system' };
  const what = { eventIds: [id], eventType: type, category, fields: [], purpose: 'own', happenedAt };
  const permit = admit({ door: 'claim', ...whose, ...what, at: happenedAt }, nothing);
  if (permit instanceof Refusal) throw new Error(permit.code);
  return vault.open(permit, event);
}

const isAgencys = (type: string): boolean => type.startsWith('de.wegmarke.');
const golden = goldenEvents();

describe('what was ever stored', () => {
  it.each(golden)('opens for ever: %s', async (_name, event) => {
    const vault = await vaultOf(event);
    const opened = isAgencys(event.stored.type)
      ? await openPayload(vault, event.stored)
      : await vault.openFact(event.stored);
    expect(opened).toEqual(event.content);
  });

  it.each(golden)('is still signed and committed to: %s', (_name, { stored, content, signed, signedBy }) => {
    const sealer = new JoseSealer(loadKeys(generateKeys('reader')));
    expect(sealer.verifyDetached(stored.signature, signed, [signedBy])).toBe(true);
    const { salt, body, data } = content as { salt: string; body?: unknown; data?: unknown };
    expect(stored.commitment).toBe(commitment(salt, body ?? data));
    expect(signed).toMatchObject({ commitment: stored.commitment });
  });

  it.each(golden.filter(([, { stored }]) => Object.hasOwn(caseFacts, stored.type)))(
    'means what a fact of today means: %s',
    async (_name, event) => {
      const fact: CaseFact = await openCaseFact(await vaultOf(event), event.stored);
      expect(() => checkFact(fact)).not.toThrow();
      if (event.stored.version === factVersion(event.stored.type))
        expect(fact.data).toEqual((event.content as { data: object }).data);
    },
  );

  it.each(golden.filter(([, { stored }]) => Object.hasOwn(recallFacts, stored.type)))(
    'means what a fact of a recall means today: %s',
    (_name, { stored, content }) => {
      const { data } = content as Pick<RecallFact, 'data'>;
      expect(() => checkRecallFact({ type: stored.type, data } as RecallFact)).not.toThrow();
    },
  );

  it.each(golden.filter(([, { stored }]) => isAgencys(stored.type)))(
    'fits the payload class of its version: %s',
    (_name, { stored, content }) => {
      const { body } = content as { body: { data: Record<string, unknown> } };
      expect(catalogueEntry(stored.type)).toMatchObject({ version: stored.version });
      expect(payloadProblems(stored.type, body.data)).toEqual([]);
    },
  );
});

describe('golden files', () => {
  const names = new Set(golden.map(([name]) => name));

  it('are there for every version of every type up to the one of today', () => {
    const facts = [...Object.keys(caseFacts), ...Object.keys(factSamples)].flatMap((type) =>
      Array.from({ length: factVersion(type) }, (_, index) => goldenName(type, index + 1)),
    );
    const events = catalogue.map(({ type, version }) => goldenName(type, version));
    const further = Object.entries(furtherSamples).flatMap(([type, samples]) =>
      Object.keys(samples).map((what) => goldenName(type, factVersion(type), what)),
    );
    expect([...facts, ...events, ...further].filter((name) => !names.has(name))).toEqual([]);
  });

  it('name the type and version that they hold', () => {
    for (const [name, { stored }] of golden) {
      const whats = [undefined, ...Object.keys(furtherSamples[stored.type] ?? {})];
      expect(whats.map((what) => goldenName(stored.type, stored.version, what))).toContain(name);
    }
  });

  it('of a later program are not guessed at', async () => {
    const [, event] = golden.find(([, { stored }]) => stored.type === 'CaseOpened')!;
    const later = { ...event.stored, version: factVersion('CaseOpened') + 1 };
    await expect(openCaseFact(await vaultOf(event), later)).rejects.toMatchObject({
      code: 'VERSION_UNKNOWN',
    });
  });
});
