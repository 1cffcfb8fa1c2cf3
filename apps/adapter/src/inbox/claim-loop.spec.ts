import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimAsk, ClaimReply, RecallNotice, ReleasedEntry } from '#catalogue';
import { RELEASE_WINDOW_MS } from '#gate';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import { NewsBook } from '../casework/news-book.ts';
import { ChainBook } from '../chains/chain-book.ts';
import { toBytes, toText } from '../hub/hub-channel.ts';
import { Journal } from '../journal/journal.ts';
import { RecallBook } from '../recall/recall-book.ts';
import { recallLine } from '../recall/recall-line.ts';
import { JsonLinesSink } from '../sink/json-lines-sink.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import { ClaimLoop, PROPOSE_LINK } from './claim-loop.ts';
import { EntryQueue } from './entry-queue.ts';
import { Inbox } from './inbox.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const SOON = '2026-03-01T10:00:00.250Z';
const agencySealer = new JoseSealer(loadKeys(generateKeys('abh')));
const hubSealer = new JoseSealer(loadKeys(generateKeys('hub')));

const entry = (id: string, over: Partial<ReleasedEntry> = {}): ReleasedEntry => ({
  seq: 1,
  handle: 'own-handle',
  type: 'de.wegmarke.language.voucher-issued.v1',
  happenedAt: NOW,
  recordedAt: NOW,
  agency: 'jobcenter',
  fields: { issueMode: 'online' },
  basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false },
  purpose: 'course-access',
  id,
  ...over,
});

/** A hub that gives everything above the cursor, some at a time, as the real one does. */
class HubDouble {
  readonly asked: number[] = [];
  notAfter = SOON;
  pageSize = 2;
  readonly queue: ReleasedEntry[];
  tamper: (reply: ClaimReply) => ClaimReply = (reply) => reply;

  constructor(...queue: ReleasedEntry[]) {
    this.queue = queue;
  }

  claim = (bytes: Uint8Array): Promise<Uint8Array> => {
    const ask = hubSealer.verify(toText(bytes), agencySealer.publicKeys.signing) as ClaimAsk;
    this.asked.push(ask.after);
    const entries = this.queue.slice(ask.after, ask.after + this.pageSize);
    const next = ask.after + entries.length;
    const reply = {
      after: ask.after,
      entries,
      next,
      more: next < this.queue.length,
      notAfter: this.notAfter,
    };
    const sealed = hubSealer.seal(
      toBytes(JSON.stringify(this.tamper(reply))),
      agencySealer.publicKeys.sealing,
    );
    return Promise.resolve(toBytes(sealed));
  };
}

describe('claiming', () => {
  let folder: string;
  let journal: Journal;
  let sink: JsonLinesSink;
  let proposals = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claim-'));
    proposals = 0;
    open();
  });
  afterEach(() => {
    sink.close();
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const open = (): void => {
    journal = Journal.open(join(folder, 'adapter.db'));
    sink = JsonLinesSink.open(join(folder, 'sink.jsonl'));
  };
  const restart = (): void => {
    sink.close();
    journal.close();
    open();
  };
  const loop = (hub: HubDouble, inbox = new Inbox(journal)): ClaimLoop =>
    new ClaimLoop({
      network: 'rheine',
      agency: 'abh',
      channel: hub,
      sealer: agencySealer,
      clock: { now: () => NOW },
      inbox,
      sink,
      journal,
      queue: new EntryQueue(journal, [{ name: 'pull', fetches: true }]),
      news: new NewsBook(journal),
      chainBook: new ChainBook(journal, 'vhs', {
        looked: () => new Map(),
        compared: () => new Map(),
        fingerprint: String,
      }),
      references: {
        byHandle: (handle) =>
          handle === 'own-handle'
            ? { reference: '000123', handle, link: 'linked', knownAt: NOW, numbers: [] }
            : undefined,
      },
      recalls: new RecallBook(journal),
      max: 100,
      proposed: () => (proposals += 1),
    });
  const lines = (): SinkLine[] =>
    readFileSync(join(folder, 'sink.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as SinkLine);
  const ids = (): string[] => lines().map(({ id }) => id);

  it("brings every event to the sink once, under the agency's own reference number", async () => {
    const hub = new HubDouble(entry('a'), entry('b', { corrects: 'a' }), entry('c', { handle: 'unknown' }));
    await loop(hub).run();
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(lines().map(({ reference }) => reference)).toEqual(['000123', '000123', null]);
    expect(lines()[1]).toMatchObject({ corrects: 'a', basis: { paragraph: '§ 8(1) IntV' }, receivedAt: NOW });
    expect(readFileSync(join(folder, 'sink.jsonl'), 'utf8')).not.toContain('own-handle');
    expect(hub.asked).toEqual([0, 2]);
  });

  it('goes on from its cursor after a restart', async () => {
    await loop(new HubDouble(entry('a'), entry('b'))).run();
    restart();
    const hub = new HubDouble(entry('a'), entry('b'), entry('c'));
    await loop(hub).run();
    expect(hub.asked).toEqual([2]);
    expect(ids()).toEqual(['a', 'b', 'c']);
  });

  it('writes no second line after a crash between the sink and the cursor', async () => {
    const inbox = new Inbox(journal);
    inbox.receive = () => {
      throw new Error('crash');
    };
    const hub = new HubDouble(entry('a'), entry('b'));
    await expect(loop(hub, inbox).run()).rejects.toThrow('crash');
    expect(ids()).toEqual(['a', 'b']);
    restart();
    await loop(hub).run();
    expect(hub.asked).toEqual([0, 0]);
    expect(ids()).toEqual(['a', 'b']);
    expect(new Inbox(journal).cursor().after).toBe(2);
  });

  it('writes no second line in the same process either, when only the cursor failed', async () => {
    const inbox = new Inbox(journal);
    const receive = inbox.receive.bind(inbox);
    let full = true;
    inbox.receive = (received) => {
      if (full) throw new Error('disk full');
      receive(received);
    };
    const claims = loop(new HubDouble(entry('a')), inbox);
    await expect(claims.run()).rejects.toThrow('disk full');
    full = false;
    await claims.run();
    expect(ids()).toEqual(['a']);
  });

  it('writes no second line when the database was lost and the hub gives everything anew', async () => {
    const hub = new HubDouble(entry('a'), entry('b'), entry('c'));
    await loop(hub).run();
    sink.close();
    journal.close();
    for (const name of ['adapter.db', 'adapter.db-wal', 'adapter.db-shm'])
      rmSync(join(folder, name), { force: true });
    open();
    await loop(hub).run();
    expect(ids()).toEqual(['a', 'b', 'c']);
  });

  const stopUsing = (eventIds: readonly string[], openedAt: string): RecallNotice => ({
    recall: 'r1',
    kind: 'stop-using',
    handle: 'own-handle',
    eventIds,
    openedAt,
    reminders: 0,
  });
  /** Until when what the hub released at this instant may be taken. */
  const releasedAt = (at: string) => new Date(Date.parse(at) + RELEASE_WINDOW_MS).toISOString();
  const deliveries = () => lines().map(({ id, delivery }) => [id, delivery]);

  it('brings what was recalled and is permitted again also when the database was lost', async () => {
    const before = new HubDouble(entry('a'), entry('b'));
    before.notAfter = releasedAt('2026-03-01T09:59:59.000Z');
    await loop(before).run();
    const recall = stopUsing(['a', 'b'], '2026-03-01T09:59:59.500Z');
    sink.append([recallLine(recall, '000123', NOW)]);
    new Inbox(journal).end(recall.eventIds, recall, 'stop-using');
    await loop(new HubDouble(entry('a'), entry('b'), entry('a'))).run();
    expect(deliveries().at(-1)).toEqual(['a', 2]);
    sink.close();
    journal.close();
    for (const name of ['adapter.db', 'adapter.db-wal', 'adapter.db-shm'])
      rmSync(join(folder, name), { force: true });
    open();
    await loop(new HubDouble(entry('a'), entry('b'), entry('b'))).run();
    const first = [
      ['a', undefined],
      ['b', undefined],
      [undefined, undefined],
    ];
    expect(deliveries()).toEqual([...first, ['a', 2], ['b', 2]]);
  });

  it('gives to no sink what a recall has overtaken, and brings it when it is permitted again', async () => {
    const recalls = new RecallBook(journal);
    recalls.take([stopUsing(['a'], '2026-03-01T09:59:59.999Z')], () => '000123', { at: NOW, whole: true });
    const hub = new HubDouble(entry('a'), entry('b'), entry('a'));
    hub.notAfter = releasedAt('2026-03-01T09:59:59.998Z');
    await loop(hub).run();
    const queue = new EntryQueue(journal, []);
    const told = () => journal.all('SELECT id FROM news ORDER BY number').map(({ id }) => id);
    expect([ids(), queue.list({ max: 9 }).map(({ id }) => id), told()]).toEqual([['b'], ['b'], ['b']]);
    expect(new Inbox(journal).cursor().after).toBe(3);
    hub.notAfter = releasedAt('2026-03-01T09:59:59.999Z');
    hub.queue.push(entry('a'));
    await loop(hub).run();
    expect(deliveries()).toEqual([
      ['b', undefined],
      ['a', 2],
    ]);
    expect(told()).toEqual(['b', 'a']);
  });

  it('goes by the order of the record where the clocks of two hubs differ', async () => {
    const notice = { ...stopUsing(['a'], '2026-03-01T10:05:00.000Z'), position: 2 };
    await loop(new HubDouble(entry('a'))).run();
    const recalls = new RecallBook(journal);
    recalls.take([notice], () => '000123', { at: NOW, whole: true });
    new Inbox(journal).end(['a'], notice, 'stop-using');
    // Numbered up to the recall's place: not anew. What is numbered behind it is permitted anew, however early that was.
    await loop(new HubDouble(entry('a'), entry('a'))).run();
    expect(deliveries()).toEqual([['a', undefined]]);
    await loop(new HubDouble(entry('a'), entry('a'), entry('a'))).run();
    expect(deliveries()).toEqual([
      ['a', undefined],
      ['a', 2],
    ]);
  });

  it('gives to no other sink what a crash left in the file alone and a recall ended since', async () => {
    const inbox = new Inbox(journal);
    inbox.receive = () => {
      throw new Error('crash');
    };
    const hub = new HubDouble(entry('a'));
    await expect(loop(hub, inbox).run()).rejects.toThrow('crash');
    restart();
    const openedAt = '2026-03-01T10:00:01.000Z';
    new RecallBook(journal).take([stopUsing(['a'], openedAt)], () => '000123', { at: NOW, whole: true });
    await loop(hub).run();
    expect(new EntryQueue(journal, []).list({ max: 9 })).toEqual([]);
  });

  it('takes an event that comes again under another answer as the one that it has', async () => {
    await loop(new HubDouble(entry('a'), entry('a'), entry('b'), entry('a'))).run();
    expect(ids()).toEqual(['a', 'b']);
  });

  it('drops answers that come too late, and takes one within the tolerance', async () => {
    const hub = new HubDouble(entry('a'));
    hub.notAfter = '2026-03-01T09:59:57.999Z';
    await expect(loop(hub).run()).rejects.toThrow('too late');
    expect(ids()).toEqual([]);
    hub.notAfter = '2026-03-01T09:59:58.000Z';
    await loop(hub).run();
    expect(ids()).toEqual(['a']);
  });

  it('drops an answer to a question that it no longer asks', async () => {
    const hub = new HubDouble(entry('a'));
    hub.tamper = (reply) => ({ ...reply, after: 7, next: 8 });
    await expect(loop(hub).run()).rejects.toThrow();
    expect(ids()).toEqual([]);
  });

  it('takes nothing that is not sealed to this agency or goes backwards', async () => {
    const stranger = new JoseSealer(loadKeys(generateKeys('x')));
    const sealed = toBytes(hubSealer.seal(toBytes('{}'), stranger.publicKeys.sealing));
    const hub = new HubDouble(entry('a'));
    await expect(
      loop(Object.assign(new HubDouble(), { claim: () => Promise.resolve(sealed) })).run(),
    ).rejects.toThrow('cannot be trusted');
    hub.tamper = (reply) => ({ ...reply, next: -1 });
    await expect(loop(hub).run()).rejects.toThrow('cannot be trusted');
  });

  it('moves on when all that an answer held was erased meanwhile', async () => {
    const hub = new HubDouble(entry('a'), entry('b'));
    hub.tamper = (reply) => ({ ...reply, entries: [] });
    await loop(hub).run();
    expect(new Inbox(journal).cursor().after).toBe(2);
  });

  it('keeps link proposals out of the sink and tells that they came', async () => {
    await loop(
      new HubDouble(entry('p', { type: PROPOSE_LINK, handle: 'p', fields: { sealedNumber: 'jwe' } })),
    ).run();
    expect(ids()).toEqual([]);
    expect(proposals).toBe(1);
    expect(new Inbox(journal).openProposals()).toEqual([
      { id: 'p', proposer: 'jobcenter', sealedNumber: 'jwe' },
    ]);
  });

  it('feeds the other sinks with everything once, also with what a crash left in the file alone', async () => {
    const inbox = new Inbox(journal);
    inbox.receive = () => {
      throw new Error('crash');
    };
    const hub = new HubDouble(entry('a'), entry('b'));
    await expect(loop(hub, inbox).run()).rejects.toThrow('crash');
    restart();
    await loop(hub).run();
    await loop(new HubDouble(entry('a'), entry('b'), entry('a'), entry('c'))).run();
    const queue = new EntryQueue(journal, [{ name: 'pull', fetches: true }]);
    expect(queue.list({ max: 9 }).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    const told = journal.all('SELECT id FROM news ORDER BY number').map(({ id }) => id);
    expect(told).toEqual(['a', 'b', 'c']);
    expect(ids()).toEqual(['a', 'b', 'c']);
  });

  it('puts aside what nobody can read, and goes on with the rest', async () => {
    const broken = { ...entry('x'), fields: undefined } as unknown as ReleasedEntry;
    await loop(new HubDouble(broken, entry('a'))).run();
    expect(ids()).toEqual(['a']);
    const queue = new EntryQueue(journal, []);
    const [parked] = queue.list({ state: 'parked', max: 9 });
    expect(parked).toMatchObject({ kind: 'unreadable', states: [{ code: 'ENTRY_UNREADABLE' }] });
    expect(new Inbox(journal).cursor().after).toBe(2);
    expect(queue.claimAgain(parked?.entry ?? 0)).toBe(0);
    expect(queue.list({ max: 9 }).map(({ id }) => id)).toEqual(['a']);
  });
});
