import type { KeyRing } from '../key-ring.ts';

/** A new ring with generation 0, through two doors as two processes have it. */
export interface OpenKeyRing {
  readonly ring: KeyRing;
  readonly other: KeyRing;
  close(): Promise<void>;
}

/** What every key ring that can be rotated must do. */
export function keyRingContract(name: string, open: () => Promise<OpenKeyRing>): void {
  describe(`${name} as the ring of key-encryption keys`, () => {
    let opened: OpenKeyRing;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('begins with generation 0, 32 bytes', async () => {
      const kek = await opened.ring.current();
      expect(kek.id).toBe('0');
      expect(kek.key).toHaveLength(32);
      expect(await opened.ring.byId('0')).toEqual(kek);
      expect(await opened.ring.byId('1')).toBeUndefined();
    });

    it('turns to a new generation and keeps the one before', async () => {
      const before = await opened.ring.current();
      const made = await opened.ring.turn();
      expect(made.id).toBe('1');
      expect(Buffer.from(made.key).equals(before.key)).toBe(false);
      expect(await opened.ring.current()).toEqual(made);
      expect(Buffer.from((await opened.ring.byId('0'))!.key).equals(before.key)).toBe(true);
    });

    it('is seen to have turned by whoever asks for the new generation', async () => {
      await opened.other.current();
      const made = await opened.ring.turn();
      expect(Buffer.from((await opened.other.byId('1'))!.key).equals(made.key)).toBe(true);
      expect((await opened.other.current()).id).toBe('1');
    });

    it('forgets the generations before one, also those that another process knew', async () => {
      await opened.ring.turn();
      const kept = await opened.ring.turn();
      await opened.ring.dropBefore('2');
      await opened.ring.dropBefore('2');
      expect([await opened.ring.byId('0'), await opened.ring.byId('1')]).toEqual([undefined, undefined]);
      expect((await opened.ring.current()).id).toBe('2');
      expect((await opened.other.byId('2'))!.id).toBe(kept.id);
      expect((await opened.ring.turn()).id).toBe('3');
    });
  });
}
