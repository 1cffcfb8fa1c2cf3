import { randomBytes } from 'node:crypto';
import { admit, type Ask, type Evidence, type Permit, Refusal } from '#gate';
import type { Sealed, SealedKind } from '#ports';
import { Tampered, Unreadable } from '#ports';
import { MemoryKeyRing, MemoryKeyShelf } from '#ports/memory';
import fc from 'fast-check';
import { JoseKeyVault, NotPermitted } from './jose-key-vault.ts';
import { event, item, owner, plain, ring, WatchedShelf } from './spec/sealed-events.ts';

describe('The key vault', () => {
  let shelf: WatchedShelf;
  let vault: JoseKeyVault;
  beforeEach(() => {
    shelf = new WatchedShelf();
    vault = new JoseKeyVault(shelf, ring);
  });

  it('gives back every fact it sealed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom<SealedKind>('fact', 'release'), async (json, kind) => {
        const opened = await vault.openFact(event('e1', await seal(kind, 'e1', json)));
        expect(opened).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });

  it('opens a payload with the permit of the gate that names it', async () => {
    const sealed = await seal('payload', 'e1');
    await expect(vault.open(permit(), event('e1', sealed))).resolves.toEqual(plain);
  });

  it('opens no payload without a permit, nor with something that looks like one', async () => {
    const stored = event('e1', await seal('payload', 'e1'));
    await expect(vault.openFact(stored)).rejects.toThrow(NotPermitted);
    const lookalike = { record: permit().record } as unknown as Permit;
    await expect(vault.open(lookalike, stored)).rejects.toThrow(NotPermitted);
    expect(shelf.gets).toEqual([]);
  });

  it.each<[string, Partial<Ask>]>([
    ['event', { eventIds: ['e2'] }],
    ['sender', { sender: 'abh', recipient: 'abh' }],
    ['network', { network: 'other' }],
    ['case', { caseId: 'c2' }],
  ])('opens no payload with a permit for another %s', async (_what, change) => {
    const stored = event('e1', await seal('payload', 'e1'));
    await expect(vault.open(permit(change), stored)).rejects.toThrow(NotPermitted);
  });

  it('opens no fact with a permit', async () => {
    await expect(vault.open(permit(), event('e1', await seal('fact', 'e1')))).rejects.toThrow(NotPermitted);
  });

  it('says so when the content key is gone', async () => {
    const sealed = await seal('fact', 'e1');
    shelf.lost.add(sealed.kid);
    await expect(vault.openFact(event('e1', sealed))).rejects.toThrow(Unreadable);
    await expect(vault.openFact(event('e1', await sealElsewhere()))).rejects.toThrow(Unreadable);
  });

  it.each(['iv', 'ct', 'tag'] as const)('is loud when the %s was changed', async (part) => {
    const sealed = await seal('fact', 'e1');
    for (const other of [flipped(sealed[part]), sealed[part].slice(0, -4), '', '!']) {
      await expect(vault.openFact(event('e1', { ...sealed, [part]: other }))).rejects.toThrow(Tampered);
    }
  });

  it('is loud when content was moved to another event or taken for another kind', async () => {
    const sealed = await seal('payload', 'e1');
    await expect(vault.open(permit({ eventIds: ['e2'] }), event('e2', sealed))).rejects.toThrow(Tampered);
    const [own] = [...(await shelf.get([sealed.kid])).values()];
    const kid = sealed.kid.replace('p.', 'f.');
    await shelf.put([{ ...own!, kid }]);
    await expect(vault.openFact(event('e1', { ...sealed, kid }))).rejects.toThrow(Tampered);
    await expect(vault.openFact(event('e1', { ...sealed, kid: 'x.1' }))).rejects.toThrow(Tampered);
  });

  it('is loud when a content key was put in the place of another, or under another owner', async () => {
    const [one, other] = [await seal('fact', 'e1'), await seal('fact', 'e2')];
    const taken = (await shelf.get([other.kid])).get(other.kid)!;
    const swapped = new MemoryKeyShelf();
    await swapped.ownerKey(owner, () => taken.ownerWrapped);
    await swapped.put([{ ...taken, kid: one.kid }]);
    const misled = new JoseKeyVault(swapped, ring);
    await expect(misled.openFact(event('e1', one))).rejects.toMatchObject({ part: 'content key' });
  });

  it('is loud under another key-encryption key, and never takes that for an erasure', async () => {
    const stored = event('e1', await seal('fact', 'e1'));
    const other = new JoseKeyVault(shelf, new MemoryKeyRing());
    await expect(other.openFact(stored)).rejects.toMatchObject({ name: 'Tampered', part: 'owner key' });
    await expect(other.seal([item('fact', 'e2')])).rejects.toMatchObject({ part: 'owner key' });
  });

  it('needs a key-encryption key of 32 bytes', () => {
    expect(() => new MemoryKeyRing(randomBytes(31))).toThrow('32 bytes');
  });

  it('seals each item under a key of its own and stores them all at once', async () => {
    const sealed = await vault.seal([item('payload', 'e1'), item('fact', 'e1.1'), item('release', 'e2')]);
    expect(sealed.map(({ kid }) => kid.slice(0, 2))).toEqual(['p.', 'f.', 'r.']);
    expect(shelf.puts).toEqual([3]);
    expect(new Set(sealed.map(({ iv }) => iv)).size).toBe(3);
    expect(JSON.stringify([...(await shelf.get(sealed.map(({ kid }) => kid))).values()])).not.toContain(
      'Tresor',
    );
  });

  it('asks the shelf once for what is opened together', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `e${index}`);
    const sealed = await vault.seal(ids.map((id) => item('fact', id)));
    await Promise.all(sealed.map((one, index) => vault.openFact(event(ids[index]!, one))));
    expect(shelf.gets).toEqual([20]);
  });

  it("remembers owners' keys, but not those that the shelf may have lost", async () => {
    await Promise.all([seal('fact', 'e1'), seal('fact', 'e2')]);
    await seal('fact', 'e3');
    expect(shelf.asked).toBe(1);
    shelf.full = true;
    await expect(seal('fact', 'e4')).rejects.toThrow('no room');
    shelf.full = false;
    await seal('fact', 'e4');
    expect(shelf.asked).toBe(2);
  });

  it('keeps no more owners in memory than it may', async () => {
    const small = new JoseKeyVault(shelf, ring, 1);
    const two = [owner, { ...owner, caseId: 'c2' }];
    for (const of of [...two, ...two]) await small.seal([{ ...item('fact', 'e1'), owner: of }]);
    expect(shelf.asked).toBe(4);
  });

  async function seal(kind: SealedKind, id: string, content: unknown = plain): Promise<Sealed> {
    const [sealed] = await vault.seal([{ ...item(kind, id), plain: content }]);
    return sealed!;
  }
});

async function sealElsewhere(): Promise<Sealed> {
  const [sealed] = await new JoseKeyVault(new MemoryKeyShelf(), ring).seal([item('fact', 'e1')]);
  return sealed!;
}

function flipped(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes[0]! ^= 1;
  return bytes.toString('base64url');
}

function permit(change: Partial<Ask> = {}): Permit {
  const at = '2026-01-01T00:00:00.000Z';
  const ask: Ask = {
    door: 'claim',
    network: 'rheine',
    caseId: 'c1',
    sender: 'vhs',
    recipient: 'vhs',
    actor: 'system',
    eventIds: ['e1'],
    eventType: 'de.wegmarke.language.course-started.v1',
    category: 'language',
    fields: ['note'],
    purpose: 'own',
    happenedAt: at,
    at,
    ...change,
  };
  const evidence: Evidence = {
    network: ask.network,
    caseRevision: 0,
    registryRevision: 0,
    agreement: { hash: '', from: at, cells: [] },
    linked: [ask.sender],
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
  const answer = admit(ask, evidence);
  if (answer instanceof Refusal) throw new Error(answer.code);
  return answer;
}
