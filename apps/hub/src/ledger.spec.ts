import { LedgerEpochs, ledgerStanding } from '#audit';
import type { Receipt } from '#catalogue';
import {
  hashFromTiles,
  inclusionNodes,
  parseCheckpoint,
  parseNote,
  tilesFor,
  verifyInclusion,
  verifyNote,
} from '#merkle';
import { LedgerShelf } from '#ports';
import { ServingState } from './life/serving-state.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { hubOnMemory, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

/** Looks until something is there; the hub's own clock signs heads once a second. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  throw new Error('it never came');
}

describe('the ledger of the hub', () => {
  let hub: HubOnMemory;
  let receipts: readonly Receipt[];
  beforeAll(async () => {
    hub = await hubOnMemory();
    const jobcenter = hub.agencyOf('jobcenter');
    receipts = await hub.tell(
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
    );
  });
  afterAll(() => hub.app.close());

  it('holds, under a signed head, the very leaf that each receipt names', async () => {
    const shelf = hub.app.get(LedgerShelf);
    const positions = receipts.map(({ position = 0 }) => position);
    const [head, indexes] = await until(async () => {
      const newest = await shelf.head('wegmarke/spec');
      const found = await shelf.indexOf(positions);
      return newest && [...found.values()].every((index) => index < newest.size) && found.size === 2
        ? ([newest, found] as const)
        : undefined;
    });
    const { keys } = (await hub.app.inject({ url: '/v1/networks/rheine/hub-keys' })).json();
    const publicKey = Buffer.from(keys[0].x, 'base64url');
    expect(verifyNote(head.note, [{ name: 'wegmarke/spec', publicKey }])).toBe(true);
    const checkpoint = parseCheckpoint(parseNote(head.note)?.text ?? '');
    for (const { position = 0, leafHash = '' } of receipts) {
      const index = indexes.get(position) ?? -1;
      const nodes = inclusionNodes(index, head.size);
      const tiles = await shelf.tiles(tilesFor(nodes));
      const proof = nodes.map(
        hashFromTiles(
          ({ level, number }) => tiles.find((tile) => tile.level === level && tile.number === number)?.hashes,
        ),
      );
      const root = checkpoint?.root ?? new Uint8Array();
      const claim = { leafHash: Buffer.from(leafHash, 'base64url'), index, size: head.size, proof, root };
      expect(verifyInclusion(claim)).toBe(true);
    }
  });

  it('gives the same leaf to a retry', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const again = await hub.tell('jobcenter', jobcenter.says({ type: VOUCHER, data: voucher }));
    expect(again).toEqual(receipts.slice(1));
  });

  it('discloses nothing while agencies send again what a restored record lacks, and takes it in', async () => {
    const [epochs, shelf, serving] = [
      hub.app.get(LedgerEpochs),
      hub.app.get(LedgerShelf),
      hub.app.get(ServingState),
    ];
    expect((await hub.readTimeline('jobcenter')).statusCode).toBe(200);
    await epochs.restart({ kept: 1, since: 1, at: '2026-01-15T12:00:00.000Z' });
    await serving.refresh();
    const refused = await hub.readTimeline('jobcenter');
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'RECORD_BEHIND']);
    expect((await hub.app.inject({ url: '/health/ready' })).json()).toMatchObject({
      degraded: true,
      reasons: ['record-refilling'],
    });
    const jobcenter = hub.agencyOf('jobcenter');
    const [taken] = await hub.tell(
      'jobcenter',
      jobcenter.says({ type: VOUCHER, data: voucher, name: 'another' }),
    );
    expect(taken).toMatchObject({ outcome: 'accepted' });
    await epochs.open();
    await serving.refresh();
    expect((await ledgerStanding(shelf)).state).toBe('open');
    expect((await hub.readTimeline('jobcenter')).statusCode).toBe(200);
    expect(hub.lines.join('')).toContain('"outcome":"refilling"');
  });

  it('discloses nothing while an agency holds a larger head than the hub', async () => {
    const [shelf, serving] = [hub.app.get(LedgerShelf), hub.app.get(ServingState)];
    const origin = (await shelf.epochs()).at(-1)?.origin ?? '';
    const witness = { network: 'rheine', agency: 'abh', origin, at: '2026-01-15T12:00:00.000Z' };
    await shelf.witness({ ...witness, seen: 1_000_000 });
    await serving.refresh();
    expect((await hub.readTimeline('jobcenter')).json().code).toBe('RECORD_BEHIND');
    await shelf.witness({ ...witness, seen: 1 });
    await serving.refresh();
    expect((await hub.readTimeline('jobcenter')).statusCode).toBe(200);
  });
});
