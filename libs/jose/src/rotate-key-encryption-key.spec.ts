import type { KeyOwner, KeyRing, Sealed, StoredEvent } from '#ports';
import { OwnerDestroyed } from '#ports';
import { dying, Killed } from '#ports/contract';
import { MemoryKeyRing, MemoryKeyShelf } from '#ports/memory';
import { JoseKeyVault } from './jose-key-vault.ts';
import { rotateKeyEncryptionKey, RotationStopped } from './rotate-key-encryption-key.ts';

const CASES = 7;

function ownerOf(number: number): KeyOwner {
  return { network: 'rheine', caseId: `case-${number}`, controller: 'vhs' };
}

function storedAs(sealed: Sealed, id = 'e1'): StoredEvent {
  return { id, sealed } as StoredEvent;
}

describe('the rotation of the key-encryption key', () => {
  let shelf: MemoryKeyShelf;
  let ring: MemoryKeyRing;
  let contents: readonly Sealed[];

  beforeEach(async () => {
    [shelf, ring] = [new MemoryKeyShelf(), new MemoryKeyRing()];
    const vault = new JoseKeyVault(shelf, ring);
    contents = await vault.seal(
      Array.from({ length: CASES }, (_, number) => {
        return { owner: ownerOf(number), kind: 'fact', eventId: 'e1', plain: { number } } as const;
      }),
    );
  });

  const opens = async (by: KeyRing = ring) => {
    const vault = new JoseKeyVault(shelf, by);
    const opened = await Promise.all(contents.map((sealed) => vault.openFact(storedAs(sealed))));
    expect(opened).toEqual(contents.map((_, number) => ({ number })));
  };

  it('wraps every owner key anew and forgets the generation before', async () => {
    const progress: number[] = [];
    const told = { shelf, ring, onProgress: (rewrapped: number) => progress.push(rewrapped) };
    expect(await rotateKeyEncryptionKey(told)).toEqual({ generation: '1', rewrapped: CASES });
    expect(progress).toEqual([CASES]);
    expect(await ring.byId('0')).toBeUndefined();
    await opens();
  });

  it('leaves nothing that a copy of the generation before could open', async () => {
    const before = await ring.current();
    await rotateKeyEncryptionKey({ shelf, ring });
    const old = new JoseKeyVault(shelf, new MemoryKeyRing(before.key));
    await expect(old.openFact(storedAs(contents[0]!))).rejects.toThrow('owner key');
  });

  it('goes on beside a hub that seals and opens, and that had the old generation in mind', async () => {
    const hub = new JoseKeyVault(shelf, ring, 2);
    await hub.openFact(storedAs(contents[0]!));
    const late: [string, Sealed][] = [];
    const seal = async (number: number) => {
      const id = `late-${number}`;
      const [sealed] = await hub.seal([{ owner: ownerOf(number), kind: 'fact', eventId: id, plain: id }]);
      late.push([id, sealed!]);
    };
    await Promise.all([
      rotateKeyEncryptionKey({ shelf, ring }),
      ...Array.from({ length: 20 }, (_, number) => seal(number)),
    ]);
    await rotateKeyEncryptionKey({ shelf, ring });
    await seal(50);
    for (const [id, sealed] of late) expect(await hub.openFact(storedAs(sealed, id))).toBe(id);
    await opens();
  });

  it('is noticed by a hub whose ring is a moment old, when its next new key is turned away', async () => {
    const stale = { id: '0', key: (await ring.current()).key };
    let asked = false;
    const late = {
      current: async () => (asked ? ring.current() : stale),
      byId: async (id: string) => {
        asked = true;
        return ring.byId(id);
      },
    } as KeyRing;
    const hub = new JoseKeyVault(shelf, late);
    await rotateKeyEncryptionKey({ shelf, ring });
    const [sealed] = await hub.seal([{ owner: ownerOf(99), kind: 'fact', eventId: 'e1', plain: 'new' }]);
    expect(await new JoseKeyVault(shelf, ring).openFact(storedAs(sealed!))).toBe('new');
  });

  it.each(['before', 'after'] as const)(
    'is finished by the next one when it is killed %s any step',
    async (when) => {
      let kills = 0;
      for (let step = 1; ; step += 1) {
        const steps = { left: step };
        const parts = {
          shelf: dying(shelf, ['fence', 'rewrap'], steps, when),
          ring: dying(ring, ['turn', 'dropBefore'], steps, when),
        };
        const killed = await rotateKeyEncryptionKey(parts).then(
          () => false,
          (error: unknown) => error instanceof Killed,
        );
        await opens();
        if (!killed) break;
        kills += 1;
      }
      const { generation } = await rotateKeyEncryptionKey({ shelf, ring });
      for (let old = 0; old < Number(generation); old += 1)
        expect(await ring.byId(String(old))).toBeUndefined();
      await opens();
      expect(kills).toBe(4);
    },
  );

  it('loses no key when two begin at once; at least one comes to its end', async () => {
    const both = [rotateKeyEncryptionKey({ shelf, ring }), rotateKeyEncryptionKey({ shelf, ring })];
    const results = await Promise.allSettled(both);
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(RotationStopped);
    await opens();
  });

  it('stops when an owner key fits no generation, and forgets none', async () => {
    await shelf.ownerKey(ownerOf(100), () => '0.wrapped-by-nobody');
    await expect(rotateKeyEncryptionKey({ shelf, ring })).rejects.toThrow(RotationStopped);
    expect(await ring.byId('0')).toBeDefined();
    await opens();
  });

  it('does not bring back a destroyed owner, nor lets one be sealed for', async () => {
    const vault = new JoseKeyVault(shelf, ring);
    await vault.openFact(storedAs(contents[0]!));
    await shelf.destroy([ownerOf(0)]);
    await rotateKeyEncryptionKey({ shelf, ring });
    await expect(vault.openFact(storedAs(contents[0]!))).rejects.toThrow('gone');
    const item = { owner: ownerOf(0), kind: 'fact', eventId: 'e2', plain: 1 } as const;
    await expect(vault.seal([item])).rejects.toThrow(OwnerDestroyed);
  });
});

describe('the names in the record', () => {
  it('are the same for the same text, in one network, through every rotation', async () => {
    const [shelf, ring] = [new MemoryKeyShelf(), new MemoryKeyRing()];
    const name = await new JoseKeyVault(shelf, ring).nameOf('rheine', 'handle');
    await rotateKeyEncryptionKey({ shelf, ring });
    const vault = new JoseKeyVault(shelf, ring);
    expect(await vault.nameOf('rheine', 'handle')).toBe(name);
    expect(await vault.nameOf('rheine', 'other')).not.toBe(name);
    expect(await vault.nameOf('steinfurt', 'handle')).not.toBe(name);
    expect(await new JoseKeyVault(new MemoryKeyShelf(), ring).nameOf('rheine', 'handle')).not.toBe(name);
    expect(name).toMatch(/^[\w-]{43}$/);
  });
});
