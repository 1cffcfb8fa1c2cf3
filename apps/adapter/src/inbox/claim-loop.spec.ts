import type { ReleasedEntry } from '#catalogue';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import { toBytes } from '../hub/hub-channel.ts';
import { PROPOSE_LINK } from './claim-loop.ts';
import { EntryQueue } from './entry-queue.ts';
import { Inbox } from './inbox.ts';
import { ClaimRoom, entry, HubDouble, hubSealer, NOW } from './spec/claim-room.ts';

describe('claiming', () => {
  let room: ClaimRoom;
  beforeEach(() => {
    room = new ClaimRoom();
  });
  afterEach(() => room.leave());

  it("brings every event to the sink once, under the agency's own reference number", async () => {
    const hub = new HubDouble(entry('a'), entry('b', { corrects: 'a' }), entry('c', { handle: 'unknown' }));
    await room.loop(hub).run();
    expect(room.ids()).toEqual(['a', 'b', 'c']);
    expect(room.lines().map(({ reference }) => reference)).toEqual(['000123', '000123', null]);
    expect(room.lines()[1]).toMatchObject({
      corrects: 'a',
      basis: { paragraph: '§ 8(1) IntV' },
      receivedAt: NOW,
    });
    expect(room.text()).not.toContain('own-handle');
    expect(hub.asked).toEqual([0, 2]);
  });

  it('goes on from its cursor after a restart', async () => {
    await room.loop(new HubDouble(entry('a'), entry('b'))).run();
    room.restart();
    const hub = new HubDouble(entry('a'), entry('b'), entry('c'));
    await room.loop(hub).run();
    expect(hub.asked).toEqual([2]);
    expect(room.ids()).toEqual(['a', 'b', 'c']);
  });

  it('writes no second line after a crash between the sink and the cursor', async () => {
    const inbox = new Inbox(room.journal);
    inbox.receive = () => {
      throw new Error('crash');
    };
    const hub = new HubDouble(entry('a'), entry('b'));
    await expect(room.loop(hub, inbox).run()).rejects.toThrow('crash');
    expect(room.ids()).toEqual(['a', 'b']);
    room.restart();
    await room.loop(hub).run();
    expect(hub.asked).toEqual([0, 0]);
    expect(room.ids()).toEqual(['a', 'b']);
    expect(new Inbox(room.journal).cursor().after).toBe(2);
  });

  it('writes no second line in the same process either, when only the cursor failed', async () => {
    const inbox = new Inbox(room.journal);
    const receive = inbox.receive.bind(inbox);
    let full = true;
    inbox.receive = (received) => {
      if (full) throw new Error('disk full');
      receive(received);
    };
    const claims = room.loop(new HubDouble(entry('a')), inbox);
    await expect(claims.run()).rejects.toThrow('disk full');
    full = false;
    await claims.run();
    expect(room.ids()).toEqual(['a']);
  });

  it('writes no second line when the database was lost and the hub gives everything anew', async () => {
    const hub = new HubDouble(entry('a'), entry('b'), entry('c'));
    await room.loop(hub).run();
    room.restartWithoutJournal();
    await room.loop(hub).run();
    expect(room.ids()).toEqual(['a', 'b', 'c']);
  });

  it('takes an event that comes again under another answer as the one that it has', async () => {
    await room.loop(new HubDouble(entry('a'), entry('a'), entry('b'), entry('a'))).run();
    expect(room.ids()).toEqual(['a', 'b']);
  });

  it('drops answers that come too late, and takes one within the tolerance', async () => {
    const hub = new HubDouble(entry('a'));
    hub.notAfter = '2026-03-01T09:59:57.999Z';
    await expect(room.loop(hub).run()).rejects.toThrow('too late');
    expect(room.ids()).toEqual([]);
    hub.notAfter = '2026-03-01T09:59:58.000Z';
    await room.loop(hub).run();
    expect(room.ids()).toEqual(['a']);
  });

  it('drops an answer to a question that it no longer asks', async () => {
    const hub = new HubDouble(entry('a'));
    hub.tamper = (reply) => ({ ...reply, after: 7, next: 8 });
    await expect(room.loop(hub).run()).rejects.toThrow();
    expect(room.ids()).toEqual([]);
  });

  it('takes nothing that is not sealed to this agency or goes backwards', async () => {
    const stranger = new JoseSealer(loadKeys(generateKeys('x')));
    const sealed = toBytes(hubSealer.seal(toBytes('{}'), stranger.publicKeys.sealing));
    const hub = new HubDouble(entry('a'));
    await expect(
      room.loop(Object.assign(new HubDouble(), { claim: () => Promise.resolve(sealed) })).run(),
    ).rejects.toThrow('cannot be trusted');
    hub.tamper = (reply) => ({ ...reply, next: -1 });
    await expect(room.loop(hub).run()).rejects.toThrow('cannot be trusted');
  });

  it('moves on when all that an answer held was erased meanwhile', async () => {
    const hub = new HubDouble(entry('a'), entry('b'));
    hub.tamper = (reply) => ({ ...reply, entries: [] });
    await room.loop(hub).run();
    expect(new Inbox(room.journal).cursor().after).toBe(2);
  });

  it('keeps link proposals out of the sink and tells that they came', async () => {
    await room
      .loop(new HubDouble(entry('p', { type: PROPOSE_LINK, handle: 'p', fields: { sealedNumber: 'jwe' } })))
      .run();
    expect(room.ids()).toEqual([]);
    expect(room.proposals).toBe(1);
    expect(new Inbox(room.journal).openProposals()).toEqual([
      { id: 'p', proposer: 'jobcenter', sealedNumber: 'jwe' },
    ]);
  });

  it('feeds the other sinks with everything once, also with what a crash left in the file alone', async () => {
    const inbox = new Inbox(room.journal);
    inbox.receive = () => {
      throw new Error('crash');
    };
    const hub = new HubDouble(entry('a'), entry('b'));
    await expect(room.loop(hub, inbox).run()).rejects.toThrow('crash');
    room.restart();
    await room.loop(hub).run();
    await room.loop(new HubDouble(entry('a'), entry('b'), entry('a'), entry('c'))).run();
    const queue = new EntryQueue(room.journal, [{ name: 'pull', fetches: true }]);
    expect(queue.list({ max: 9 }).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    const told = room.journal.all('SELECT id FROM news ORDER BY number').map(({ id }) => id);
    expect(told).toEqual(['a', 'b', 'c']);
    expect(room.ids()).toEqual(['a', 'b', 'c']);
  });

  it('puts aside what nobody can read, and goes on with the rest', async () => {
    const broken = { ...entry('x'), fields: undefined } as unknown as ReleasedEntry;
    await room.loop(new HubDouble(broken, entry('a'))).run();
    expect(room.ids()).toEqual(['a']);
    const queue = new EntryQueue(room.journal, []);
    const [parked] = queue.list({ state: 'parked', max: 9 });
    expect(parked).toMatchObject({ kind: 'unreadable', states: [{ code: 'ENTRY_UNREADABLE' }] });
    expect(new Inbox(room.journal).cursor().after).toBe(2);
    expect(queue.claimAgain(parked?.entry ?? 0)).toBe(0);
    expect(queue.list({ max: 9 }).map(({ id }) => id)).toEqual(['a']);
  });
});
