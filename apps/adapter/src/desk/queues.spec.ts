import { OPEN } from '../agency/spec/exchange-harness.ts';
import { park } from '../outbox/parked.ts';
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

  it('messages are listed page after page, oldest first', async () => {
    const ids = ['registered', 'interrupted', 'course-started'].map((name) =>
      offer(`de.wegmarke.language.${name}.v1`),
    );
    const page = async (query: string) => (await desk.call('GET', `/desk/queues/outbox?${query}`)).body;
    const idsOf = (body: Readonly<Record<string, unknown>>) =>
      (body['items'] as readonly { readonly id: string }[]).map(({ id }) => id);
    const first = await page('max=2');
    expect([idsOf(first), first['more']]).toEqual([ids.slice(0, 2), true]);
    const second = await page(`max=2&after=${ids[1]}`);
    expect([idsOf(second), second['more']]).toEqual([ids.slice(2), false]);
    // What was sent meanwhile is still a place in the order.
    desk.memory.outbox.markSent([ids[1] ?? ''], NOW);
    expect(idsOf(await page(`state=ready&after=${ids[1]}`))).toEqual(ids.slice(2));
    expect((await page('after=unknown'))['code']).toBe('MESSAGE_UNKNOWN');
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
