import { OPEN } from '../agency/spec/exchange-harness.ts';
import { Deliveries } from '../inbox/deliveries.ts';
import { EntryQueue } from '../inbox/entry-queue.ts';
import { park } from '../outbox/parked.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

const WITHDRAW = 'de.wegmarke.consent.withdraw.v1';

describe('the queues at the desk', () => {
  let desk: DeskHarness;

  beforeEach(async () => {
    desk = new DeskHarness();
    await desk.start();
  });
  afterEach(() => desk.end());

  const offer = (type: string, kind: 'event' | 'command' = 'event') => {
    const { outbox, references, identity } = desk.memory;
    const key = [type, 'key'];
    const handle = identity.handle('000123');
    references.know('000123', handle, NOW);
    outbox.offer({
      key,
      type,
      kind,
      reference: '000123',
      handle,
      happenedAt: NOW,
      data: { secret: 'content' },
    });
    return outbox.idOf(key);
  };
  const path = (id: string, step = '') => `/desk/queues/outbox/${id}${step}`;

  it('a message is shown without what it says, unless somebody asks for it by name', async () => {
    const id = offer('de.wegmarke.language.voucher-issued.v1');
    const { body } = await desk.call('GET', path(id));
    expect(body).toMatchObject({ id, state: 'ready', reference: '000123', decisions: [] });
    expect(JSON.stringify(body)).not.toContain('content');
    expect((await desk.call('GET', '/desk/queues/outbox')).body).toMatchObject({ items: [{ id }] });
    const opened = await desk.call('GET', path(id, '?payload=yes'));
    expect(opened.body).toMatchObject({
      payload: { secret: 'content' },
      decisions: [{ step: 'read', staff: 'sb-017' }],
    });
    expect((await desk.call('GET', path(id, '?payload=yes'), undefined, { 'X-Staff': '' })).status).toBe(400);
    expect((await desk.call('GET', path('unknown'))).body['code']).toBe('MESSAGE_UNKNOWN');
  });

  it('a parked message is moved by nobody but a member of staff, and goes again on retry', async () => {
    const { outbox, journal } = desk.memory;
    const id = offer('de.wegmarke.language.voucher-issued.v1');
    park(journal, id, 'NO_ANSWER');
    outbox.release(id);
    outbox.hold(id, 'NO_LINK');
    expect(outbox.heldItems()).toEqual([]);
    const listed = await desk.call('GET', '/desk/queues/outbox?state=parked');
    expect(listed.body).toMatchObject({ items: [{ id, code: 'NO_ANSWER', parked: true }] });
    expect((await desk.call('POST', path('parked', '/retry'), {})).body).toEqual({ retried: 1 });
    expect(outbox.find(id)?.state).toBe('ready');
    expect(desk.rings).toBe(1);
    const { body } = await desk.call('GET', path(id));
    expect(body['decisions']).toMatchObject([{ step: 'retry', staff: 'sb-017', at: NOW }]);
  });

  it('a message is dropped with a reason, counted as refused here, and comes again with no export', async () => {
    const id = offer('de.wegmarke.language.voucher-issued.v1');
    expect((await desk.call('POST', path(id, '/drop'), {})).body['code']).toBe('FIELD_INVALID');
    expect((await desk.call('POST', path(id, '/drop'), { reason: 'a test' })).status).toBe(200);
    offer('de.wegmarke.language.voucher-issued.v1');
    expect(desk.memory.outbox.find(id)).toMatchObject({ state: 'refused', code: 'DROPPED_HERE' });
    expect(desk.memory.outbox.due(NOW, 9)).toEqual([]);
    const { body } = await desk.call('GET', path(id));
    expect(body['decisions']).toMatchObject([{ step: 'drop', reason: 'a test' }]);
    expect((await desk.call('POST', path(id, '/retry'), {})).body['code']).toBe('MESSAGE_STAYS');
  });

  it('nothing that is under way, settled, or stops something from leaving is dropped', async () => {
    const { outbox } = desk.memory;
    const sent = offer('de.wegmarke.language.voucher-issued.v1');
    outbox.markSent([sent], NOW);
    const withdrawal = offer(WITHDRAW, 'command');
    // Also where what it says cannot be read any more.
    const damaged = offer('de.wegmarke.consent.object.v1', 'command');
    desk.memory.journal.run(`UPDATE outbox SET signed = 'x' WHERE id = ?`, damaged);
    for (const id of [sent, withdrawal, damaged]) {
      const { status, body } = await desk.call('POST', path(id, '/drop'), { reason: 'a test' });
      expect([status, body['code']]).toEqual([409, 'MESSAGE_STAYS']);
    }
    expect([sent, withdrawal].map((id) => outbox.find(id)?.state)).toEqual(['sent', 'ready']);
  });

  it('a receipt that comes after all counts more than what was dropped', async () => {
    const { outbox, journal } = desk.memory;
    const id = offer('de.wegmarke.language.voucher-issued.v1');
    outbox.markSent([id], NOW);
    park(journal, id, 'NO_ANSWER');
    await desk.call('POST', path(id, '/drop'), { reason: 'a test' });
    outbox.settle({ id, outcome: 'accepted', position: 7, at: NOW });
    expect(outbox.find(id)).toMatchObject({ state: 'recorded', position: 7 });
  });

  it('a pause stops everything but what narrows, and outlives a restart', async () => {
    const { outbox, journal } = desk.memory;
    const open = offer(OPEN, 'command');
    await desk.call('POST', '/desk/queues/outbox/pause', { reason: 'new mapping' });
    expect(outbox.due(NOW, 9)).toEqual([]);
    offer(WITHDRAW, 'command');
    expect(outbox.due(NOW, 9).map(({ type }) => type)).toEqual([OPEN, WITHDRAW]);
    expect(journal.one('SELECT staff, reason FROM outbox_pause')).toMatchObject({ staff: 'sb-017' });
    outbox.settle({ id: outbox.idOf([WITHDRAW, 'key']), outcome: 'accepted', at: NOW });
    expect(outbox.due(NOW, 9)).toEqual([]);
    await desk.call('POST', '/desk/queues/outbox/resume', {});
    expect(outbox.due(NOW, 9).map(({ id }) => id)).toEqual([open]);
  });

  describe('what came in', () => {
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
      inbox.receive({ entries: [], proposals: [], next: 9, sinkBytes: 0, at: NOW });
      queue.parkUnreadable(1, 4, NOW);
      const [parked] = new EntryQueue(desk.memory.journal, []).list({ state: 'parked', max: 9 });
      const { body } = await desk.call('POST', `/desk/queues/inbox/${parked?.entry}/retry`, {});
      expect([body, inbox.cursor().after]).toEqual([{ retried: 1 }, 4]);
    });
  });

  it('a full disk is told as such, and reading goes on', async () => {
    const id = offer('de.wegmarke.language.voucher-issued.v1');
    const { journal } = desk.memory;
    const pages = Number(journal.one('PRAGMA page_count')?.['page_count']);
    journal.one(`PRAGMA max_page_count = ${pages}`);
    const reason = 'x'.repeat(200);
    let status = 200;
    for (let tries = 0; status === 200 && tries < 200; tries += 1)
      ({ status } = await desk.call('POST', '/desk/queues/outbox/pause', { reason }));
    expect(status).toBe(507);
    expect(journal.isFull).toBe(true);
    expect((await desk.call('GET', path(id))).status).toBe(200);
    journal.one('PRAGMA max_page_count = 1000000');
    expect((await desk.call('POST', '/desk/queues/outbox/resume', {})).status).toBe(200);
    expect(journal.isFull).toBe(false);
  });
});
