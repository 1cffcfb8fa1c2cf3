import { parseCheckpoint, parseNote, verifyConsistency } from '#merkle';
import { proveGrowth } from './prove-growth.ts';
import type { LedgerHead } from '#ports';
import { LedgerWorld, ORIGIN } from './spec/ledger-world.ts';

describe('the growth of the ledger', () => {
  const world = new LedgerWorld();
  let heads: readonly LedgerHead[];
  beforeAll(async () => {
    const found: (LedgerHead | undefined)[] = [];
    for (const count of [5, 8, 20]) {
      await world.record(count);
      world.clock.set(`2026-01-15T12:01:${String(count).padStart(2, '0')}.000Z`);
      await world.follow();
      found.push(await world.shelf.head(ORIGIN));
    }
    heads = found.filter((head) => head !== undefined);
  });
  const rootOf = ({ note }: LedgerHead) =>
    parseCheckpoint(parseNote(note)?.text ?? '') ?? { size: 0, root: new Uint8Array() };

  it('is proven between the head of a proof and the one that somebody has seen, whichever is the smaller', async () => {
    const [early, middle, late] = heads.map(rootOf);
    if (!heads[1] || !early || !middle || !late) throw new Error('a head is missing');
    for (const seen of [early, middle, late]) {
      const proof = await proveGrowth(world.shelf, { origin: ORIGIN, note: heads[1].note }, seen.size);
      const [one, other] = seen.size < middle.size ? [seen, middle] : [middle, seen];
      const claim = {
        size1: one.size,
        root1: one.root,
        size2: other.size,
        root2: other.root,
        proof: (proof ?? []).map((hash) => Buffer.from(hash, 'base64url')),
      };
      expect(verifyConsistency(claim)).toBe(true);
      expect(verifyConsistency({ ...claim, root1: Buffer.alloc(32, 7) })).toBe(false);
    }
  });

  it('is not proven to a size that this ledger has not reached', async () => {
    expect(
      await proveGrowth(world.shelf, { origin: ORIGIN, note: heads[0]?.note ?? '' }, 999),
    ).toBeUndefined();
  });
});
