import type { LedgerReply } from '#catalogue';
import { envelopeDigest, leafBytes } from '#catalogue';
import {
  formatCheckpoint,
  leafHash,
  parseCheckpoint,
  parseNote,
  verifyConsistency,
  verifyInclusion,
} from '#merkle';
import { ledgerStanding } from './ledger-standing.ts';
import type { Participant } from './spec/ledger-world.ts';
import { LedgerWorld, ORIGIN } from './spec/ledger-world.ts';

const bytes = (base64url: string): Uint8Array => Buffer.from(base64url, 'base64url');
const headIn = ({ note = '' }: LedgerReply) => {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  if (checkpoint === undefined) throw new Error('the reply has no head');
  return checkpoint;
};

/** A head of that size under somebody's signature; nobody has seen its tree. */
function headOf(size: number, signer: Participant): string {
  const text = formatCheckpoint({ origin: ORIGIN, size, root: new Uint8Array(32) });
  return `${text}\n${signer.sign(text, ORIGIN)}\n`;
}

async function worldWith(count: number): Promise<LedgerWorld> {
  const world = new LedgerWorld();
  await world.record(count);
  await world.follow();
  return world;
}

describe('the door of the ledger', () => {
  it('proves an agency’s events from what the agency sent and what it is told', async () => {
    const world = new LedgerWorld();
    const mine = await world.record(40);
    await world.record(3, 'vhs');
    await world.follow();
    const reply = await world.ask({ prove: mine.map(({ id, position }) => ({ id, position })) });
    const { root, size } = headIn(reply);
    expect(reply.proofs).toHaveLength(40);
    for (const { id, position, place, index, path } of reply.proofs) {
      const sent = mine.find((event) => event.id === id);
      if (sent === undefined) throw new Error('proven is what was not asked');
      const leaf = leafBytes({ position, place, envelope: envelopeDigest(sent) });
      const claim = { leafHash: leafHash(leaf), index, size, proof: path.map(bytes), root };
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, leafHash: leafHash(Buffer.from('other')) })).toBe(false);
    }
  });

  it('proves nothing of another agency, nor an event under another’s id or position', async () => {
    const world = await worldWith(2);
    const [theirs] = await world.record(1, 'vhs');
    world.clock.set('2026-01-15T12:00:05.000Z');
    await world.follow();
    const prove = [
      { id: theirs?.id ?? '', position: theirs?.position ?? 0 },
      { id: 'event-1', position: 2 },
      { id: 'event-1', position: 99 },
      { id: 'event-1', position: 0 },
    ];
    expect((await world.ask({ prove })).proofs).toEqual([]);
  });

  it('proves an event only once it stands under a signed head', async () => {
    const world = await worldWith(2);
    const [later] = await world.record(1);
    await world.follow();
    const prove = [{ id: later?.id ?? '', position: later?.position ?? 0 }];
    expect((await world.ask({ prove })).proofs).toEqual([]);
    world.clock.set('2026-01-15T12:00:01.000Z');
    expect((await world.ask({ prove })).proofs).toHaveLength(1);
  });

  it('shows that the log only grew since the head that the agency holds', async () => {
    const world = await worldWith(5);
    const before = headIn(await world.ask());
    await world.record(700);
    world.clock.set('2026-01-15T12:00:05.000Z');
    await world.follow();
    const reply = await world.ask({ origin: ORIGIN, size: 5 });
    const after = headIn(reply);
    const proof = reply.consistency.map(bytes);
    const claim = { size1: 5, size2: 705, proof, root1: before.root, root2: after.root };
    expect(after.size).toBe(705);
    expect(verifyConsistency(claim)).toBe(true);
  });

  it('keeps the cosignature of a witness that holds for the tree, and raises the alarm over a false one', async () => {
    const world = await worldWith(5);
    const { note = '' } = await world.ask();
    const held = { origin: ORIGIN, size: 5 };
    await world.ask({ ...held, cosigned: world.cosigned(note.replace('\n5\n', '\n6\n')) });
    await world.ask({ ...held, cosigned: world.cosigned(note, 'vhs') });
    expect(world.alarms).toEqual(['ledger-cosignature-false', 'ledger-cosignature-false']);
    expect((await world.shelf.witnesses(ORIGIN))[0]).not.toHaveProperty('cosigned');
    const cosigned = world.cosigned(note);
    await world.ask({ ...held, cosigned });
    expect(await world.shelf.witnesses(ORIGIN)).toMatchObject([
      { agency: 'abh', seen: 5, cosigned: { size: 5, line: cosigned } },
    ]);
    expect(world.alarms).toHaveLength(2);
  });

  it('stops disclosure when an agency holds more than the record, until it is there', async () => {
    const world = await worldWith(5);
    expect((await ledgerStanding(world.shelf)).state).toBe('open');
    await world.ask({ origin: ORIGIN, size: 7, head: headOf(7, world.hubKey) });
    expect(world.alarms).toEqual(['record-behind-witness']);
    expect(await ledgerStanding(world.shelf)).toMatchObject({
      state: 'behind',
      ahead: [{ agency: 'abh', seen: 7 }],
    });
    await world.record(2);
    world.clock.set('2026-01-15T12:00:05.000Z');
    await world.follow();
    expect((await ledgerStanding(world.shelf)).state).toBe('open');
  });

  it('takes nobody’s bare word, nor another’s signature, for a head beyond the record', async () => {
    const world = await worldWith(5);
    await world.ask({ origin: ORIGIN, size: 7 });
    await world.ask({ origin: ORIGIN, size: 7, head: headOf(7, world.agencies['abh'] ?? world.hubKey) });
    await world.ask({ origin: ORIGIN, size: 7, head: headOf(6, world.hubKey) });
    expect(world.alarms).toEqual([]);
    expect((await ledgerStanding(world.shelf)).state).toBe('open');
  });

  it('tells a witness of an earlier ledger from where the record goes on, and hears when it has sent all again', async () => {
    const world = await worldWith(5);
    await world.ask({ origin: ORIGIN, size: 5 });
    const restart = { kept: 3, since: 3, at: '2026-01-16T00:00:00.000Z' };
    await world.epochs.restart(restart);
    world.clock.set('2026-01-16T00:00:05.000Z');
    const reply = await world.ask({ origin: ORIGIN, size: 5 });
    expect(reply.restart).toEqual({ ...restart, origin: `${ORIGIN}/2`, before: ORIGIN });
    expect(reply.consistency).toEqual([]);
    expect(headIn(reply).origin).toBe(`${ORIGIN}/2`);
    expect((await ledgerStanding(world.shelf)).state).toBe('refilling');
    await world.ask({ origin: `${ORIGIN}/2`, size: 5, refilled: { origin: `${ORIGIN}/2`, missing: 1 } });
    expect(await world.shelf.witnesses(`${ORIGIN}/2`)).toMatchObject([
      { agency: 'abh', seen: 5, missing: 1 },
    ]);
    await world.epochs.open();
    expect((await ledgerStanding(world.shelf)).state).toBe('open');
    expect((await world.ask({ origin: `${ORIGIN}/2`, size: 5 })).restart).toBeUndefined();
    expect((await world.ask({ origin: 'never/heard/of', size: 5 })).restart).toBeUndefined();
  });

  it('takes a witness of what was kept for no witness of more, also before the new ledger has a head', async () => {
    const world = await worldWith(5);
    await world.epochs.restart({ kept: 5, since: 5, at: world.clock.now() });
    await world.shelf.clear();
    expect((await world.ask({ origin: `${ORIGIN}/2`, size: 5 })).note).toBeUndefined();
    expect(world.alarms).toEqual([]);
    expect((await ledgerStanding(world.shelf)).ahead).toEqual([]);
  });

  it('shows no head, and blames no witness, while its cache is being made anew', async () => {
    const world = await worldWith(5);
    const { note = '' } = await world.ask();
    await world.shelf.clear();
    const reply = await world.ask({ origin: ORIGIN, size: 3, cosigned: world.cosigned(note) });
    expect(reply.note).toBeUndefined();
    expect(world.alarms).toEqual([]);
  });

  it('tells after several restarts what all of them kept', async () => {
    const world = await worldWith(5);
    await world.epochs.restart({ kept: 3, since: 3, at: 'a' });
    await world.epochs.restart({ kept: 4, since: 4, at: 'b' });
    expect(await world.epochs.restartSince(ORIGIN)).toMatchObject({
      origin: `${ORIGIN}/3`,
      kept: 3,
      since: 3,
      at: 'b',
    });
    expect(await world.epochs.restartSince(`${ORIGIN}/2`)).toMatchObject({ kept: 4, since: 4 });
    expect(await world.epochs.restartSince(`${ORIGIN}/3`)).toBeUndefined();
  });
});
