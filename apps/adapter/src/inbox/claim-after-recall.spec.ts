import type { RecallNotice } from '#catalogue';
import { RELEASE_WINDOW_MS } from '#gate';
import { RecallBook } from '../recall/recall-book.ts';
import { recallLine } from '../recall/recall-line.ts';
import { EntryQueue } from './entry-queue.ts';
import { Inbox } from './inbox.ts';
import { ClaimRoom, entry, HubDouble, NOW } from './spec/claim-room.ts';

describe('claiming what was recalled', () => {
  let room: ClaimRoom;
  beforeEach(() => {
    room = new ClaimRoom();
  });
  afterEach(() => room.leave());

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
  const deliveries = () => room.lines().map(({ id, delivery }) => [id, delivery]);

  it('brings what was recalled and is permitted again also when the database was lost', async () => {
    const before = new HubDouble(entry('a'), entry('b'));
    before.notAfter = releasedAt('2026-03-01T09:59:59.000Z');
    await room.loop(before).run();
    const recall = stopUsing(['a', 'b'], '2026-03-01T09:59:59.500Z');
    room.sink.append([recallLine(recall, '000123', NOW)]);
    new Inbox(room.journal).end(recall.eventIds, recall, 'stop-using');
    await room.loop(new HubDouble(entry('a'), entry('b'), entry('a'))).run();
    expect(deliveries().at(-1)).toEqual(['a', 2]);
    room.restartWithoutJournal();
    await room.loop(new HubDouble(entry('a'), entry('b'), entry('b'))).run();
    const first = [
      ['a', undefined],
      ['b', undefined],
      [undefined, undefined],
    ];
    expect(deliveries()).toEqual([...first, ['a', 2], ['b', 2]]);
  });

  it('gives to no sink what a recall has overtaken, and brings it when it is permitted again', async () => {
    const recalls = new RecallBook(room.journal);
    recalls.take([stopUsing(['a'], '2026-03-01T09:59:59.999Z')], () => '000123', { at: NOW, whole: true });
    const hub = new HubDouble(entry('a'), entry('b'), entry('a'));
    hub.notAfter = releasedAt('2026-03-01T09:59:59.998Z');
    await room.loop(hub).run();
    const queue = new EntryQueue(room.journal, []);
    const told = () => room.journal.all('SELECT id FROM news ORDER BY number').map(({ id }) => id);
    expect([room.ids(), queue.list({ max: 9 }).map(({ id }) => id), told()]).toEqual([['b'], ['b'], ['b']]);
    expect(new Inbox(room.journal).cursor().after).toBe(3);
    hub.notAfter = releasedAt('2026-03-01T09:59:59.999Z');
    hub.queue.push(entry('a'));
    await room.loop(hub).run();
    expect(deliveries()).toEqual([
      ['b', undefined],
      ['a', 2],
    ]);
    expect(told()).toEqual(['b', 'a']);
  });

  it('goes by the order of the record where the clocks of two hubs differ', async () => {
    const notice = { ...stopUsing(['a'], '2026-03-01T10:05:00.000Z'), position: 2 };
    await room.loop(new HubDouble(entry('a'))).run();
    const recalls = new RecallBook(room.journal);
    recalls.take([notice], () => '000123', { at: NOW, whole: true });
    new Inbox(room.journal).end(['a'], notice, 'stop-using');
    // Numbered up to the recall's place: not anew. What is numbered behind it is permitted anew, however early that was.
    await room.loop(new HubDouble(entry('a'), entry('a'))).run();
    expect(deliveries()).toEqual([['a', undefined]]);
    await room.loop(new HubDouble(entry('a'), entry('a'), entry('a'))).run();
    expect(deliveries()).toEqual([
      ['a', undefined],
      ['a', 2],
    ]);
  });

  it('gives to no other sink what a crash left in the file alone and a recall ended since', async () => {
    const inbox = new Inbox(room.journal);
    inbox.receive = () => {
      throw new Error('crash');
    };
    const hub = new HubDouble(entry('a'));
    await expect(room.loop(hub, inbox).run()).rejects.toThrow('crash');
    room.restart();
    const openedAt = '2026-03-01T10:00:01.000Z';
    new RecallBook(room.journal).take([stopUsing(['a'], openedAt)], () => '000123', { at: NOW, whole: true });
    await room.loop(hub).run();
    expect(new EntryQueue(room.journal, []).list({ max: 9 })).toEqual([]);
  });
});
