import { Deliveries } from '../inbox/deliveries.ts';
import { EntryQueue } from '../inbox/entry-queue.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

describe('what came in, at the desk', () => {
  let desk: DeskHarness;

  beforeEach(async () => {
    desk = new DeskHarness();
    await desk.start();
  });
  afterEach(() => desk.end());

  const take = (id: string) => {
    const line: SinkLine = {
      id,
      type: 't',
      reference: '000123',
      agency: 'bamf',
      fields: { secret: 'content' },
      basis: { kind: 'statutory', rowId: 'r', paragraph: 'p', duty: false },
      purpose: 'p',
      receivedAt: NOW,
    };
    desk.memory.queue.take([{ agency: 'bamf', id, kind: 'event', type: 't', handle: id, line }], NOW);
  };
  const pull = async (query = '') => {
    const { body } = await desk.call('GET', `/desk/inbox${query}`);
    return body as unknown as { entries: readonly SinkLine[]; next: string; more: boolean };
  };

  it('is pulled by cursor, in order, and given again until it is acknowledged', async () => {
    for (const id of ['a', 'b', 'c']) take(id);
    const first = await pull('?max=2');
    expect([first.entries.map(({ id }) => id), first.more]).toEqual([['a', 'b'], true]);
    const second = await pull(`?after=${first.next}`);
    expect([second.entries.map(({ id }) => id), second.more]).toEqual([['c'], false]);
    expect((await pull()).entries).toHaveLength(3);
    const { body } = await desk.call('POST', '/desk/inbox/ack', { upTo: first.next });
    expect(body).toEqual({ acknowledged: 2 });
    expect((await pull()).entries.map(({ id }) => id)).toEqual(['c']);
    expect((await desk.call('GET', '/desk/inbox/1')).body['code']).toBe('ENTRY_GONE');
    expect((await desk.call('GET', '/desk/inbox/3')).body).toMatchObject({ fields: { secret: 'content' } });
    expect((await pull(`?after=${second.next}`)).entries).toEqual([]);
  });

  it('is listed page after page, newest first, beside what stands in the file of JSON lines', async () => {
    for (const id of ['a', 'b', 'c']) take(id);
    const page = async (query: string) =>
      (await desk.call('GET', `/desk/queues/inbox?${query}`)).body as unknown as {
        readonly entries: readonly { readonly entry: number; readonly id: string }[];
        readonly more: boolean;
        readonly lines: { readonly file: string; readonly newest: readonly { readonly id: string }[] };
      };
    const first = await page('max=2');
    expect([first.entries.map(({ id }) => id), first.more]).toEqual([['c', 'b'], true]);
    const second = await page(`max=2&before=${first.entries.at(-1)?.entry}`);
    expect([second.entries.map(({ id }) => id), second.more]).toEqual([['a'], false]);
    const line = desk.memory.queue.lineOf(1);
    if (line === undefined) throw new Error('the entry has no content');
    desk.memory.sink.append([line]);
    const { lines } = await page('');
    expect(lines).toMatchObject({ file: expect.stringMatching(/sink\.jsonl$/), newest: [{ id: 'a' }] });
    expect(JSON.stringify(lines)).not.toContain('content');
    // Who looks at one state, or further back, looks at the queue.
    expect(await page('state=waiting')).not.toHaveProperty('lines');
    expect(second).not.toHaveProperty('lines');
  });

  it('is acknowledged only where it was given: what was set back meanwhile is given again', async () => {
    for (const id of ['a', 'b', 'c']) take(id);
    // Its content is kept for another sink, so it can be set back.
    new Deliveries(desk.memory.journal, 'pull').done([1], NOW);
    const second = await pull();
    await desk.call('POST', '/desk/sinks/pull/retry', { since: NOW });
    const ack = await desk.call('POST', '/desk/inbox/ack', { upTo: second.next });
    expect(ack.body).toEqual({ acknowledged: 0 });
    const third = await pull('?max=1');
    expect(third.entries.map(({ id }) => id)).toEqual(['a']);
    // Nor by a cursor further on than what it was given with.
    expect((await desk.call('POST', '/desk/inbox/ack', { upTo: second.next })).body).toEqual({
      acknowledged: 1,
    });
    expect((await pull()).entries.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('is opened at the desk by a named member of staff, and that is noted', async () => {
    take('a');
    const entry = '/desk/queues/inbox/1';
    expect((await desk.call('GET', entry)).body).not.toHaveProperty('payload');
    const nobody = await desk.call('GET', `${entry}?payload=yes`, undefined, { 'X-Staff': '' });
    expect(nobody.body['code']).toBe('STAFF_MISSING');
    const { body } = await desk.call('GET', `${entry}?payload=yes`);
    expect(body).toMatchObject({ payload: { kind: 'event', fields: { secret: 'content' } } });
    expect(body['decisions']).toMatchObject([{ step: 'read', staff: 'sb-017', at: NOW }]);
  });

  it('waits no more for a sink that the configuration no longer names, and is forgotten', async () => {
    take('a');
    const { journal } = desk.memory;
    const now = new EntryQueue(journal, [{ name: 'other', fetches: false }]);
    expect(now.dropForGoneSinks(NOW)).toBe(1);
    now.forgetDelivered(NOW);
    expect(now.statesOf(1)).toMatchObject([{ sink: 'pull', state: 'dropped', code: 'SINK_GONE' }]);
    expect(now.lineOf(1)).toBeUndefined();
  });

  it.each(['x', 'aW5ib3g6MDE', 'aW5ib3g6LTE'])('takes no cursor %j of somebody else', async (cursor) => {
    expect((await desk.call('GET', `/desk/inbox?after=${cursor}`)).body['code']).toBe('QUERY_INVALID');
    const ack = await desk.call('POST', '/desk/inbox/ack', { upTo: cursor });
    expect(ack.body['code']).toBe('FIELD_INVALID');
  });

  it('is not given any more when its use was recalled, at no door', async () => {
    take('a');
    take('b');
    desk.memory.queue.recall(['a'], NOW);
    expect((await pull()).entries.map(({ id }) => id)).toEqual(['b']);
    expect((await desk.call('GET', '/desk/inbox/1')).body['code']).toBe('ENTRY_GONE');
    expect((await desk.call('POST', '/desk/queues/inbox/1/retry', {})).body['code']).toBe('ENTRY_STAYS');
    const nowhere = { since: '2026-02-30T10:00:00.000Z' };
    expect((await desk.call('POST', '/desk/sinks/pull/retry', nowhere)).body).toMatchObject({
      code: 'FIELD_INVALID',
      pointer: '/since',
    });
    expect((await desk.call('POST', '/desk/sinks/pull/retry', { since: NOW })).body).toEqual({
      retried: 1,
    });
    expect((await pull()).entries.map(({ id }) => id)).toEqual(['b']);
  });

  it('is listed as a problem when nobody has taken it for a week, with its age', async () => {
    const problems = async () => (await desk.call('GET', '/desk/problems')).body['problems'];
    take('a');
    take('b');
    expect(await problems()).toEqual([]);
    const { journal } = desk.memory;
    const aWeekAgo = '2026-02-22T09:59:59.999Z';
    journal.run('UPDATE inbox_entries SET received_at = ? WHERE entry = 1', aWeekAgo);
    expect(await problems()).toEqual([
      expect.objectContaining({
        file: 'sinks/pull',
        code: 'NOT_ACKNOWLEDGED',
        reason: expect.stringContaining(`2 entries wait, the oldest since ${aWeekAgo} (7 days)`),
      }),
    ]);
    const { body } = await desk.call('GET', '/desk/queues/inbox');
    expect(body['sinks']).toMatchObject([{ name: 'pull', waitingSince: aWeekAgo }]);
    const { next } = await pull();
    await desk.call('POST', '/desk/inbox/ack', { upTo: next });
    expect(await problems()).toEqual([]);
  });

  it('is dropped with a reason, and listed without what it says', async () => {
    take('a');
    await desk.call('POST', '/desk/queues/inbox/1/drop', { reason: 'done by hand' });
    expect((await pull()).entries).toEqual([]);
    const { body } = await desk.call('GET', '/desk/queues/inbox');
    expect(body).toMatchObject({
      entries: [{ entry: 1, id: 'a', states: [{ sink: 'pull', state: 'dropped' }] }],
      sinks: [{ name: 'pull', counts: { dropped: 1 } }],
    });
    expect(JSON.stringify(body)).not.toContain('content');
    const shown = await desk.call('GET', '/desk/queues/inbox/1');
    expect(shown.body['decisions']).toMatchObject([
      { step: 'drop', reason: 'done by hand', staff: 'sb-017' },
    ]);
  });

  it('is asked for again at the hub where it could not be read', async () => {
    const { queue, inbox } = desk.memory;
    inbox.receive({ entries: [], releasedAt: NOW, proposals: [], next: 9, sinkBytes: 0, at: NOW });
    queue.parkUnreadable(1, 4, NOW);
    const [parked] = new EntryQueue(desk.memory.journal, []).list({ state: 'parked', max: 9 });
    const { body } = await desk.call('POST', `/desk/queues/inbox/${parked?.entry}/retry`, {});
    expect([body, inbox.cursor().after]).toEqual([{ retried: 1 }, 4]);
  });
});
