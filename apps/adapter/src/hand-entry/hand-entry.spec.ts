import { DeskHarness, NOW } from '../desk/spec/desk-harness.ts';

const MODULE = 'de.wegmarke.language.module-completed.v1';
const KEY = 'a-key-that-the-form-made';
const PATH = '/desk/cases/000123/entries';

const entry = {
  key: KEY,
  reference: '000123',
  type: MODULE,
  happenedAt: '2026-02-02',
  data: {} as Record<string, unknown>,
};

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
  const { body } = await desk.call('GET', '/desk/event-forms');
  const forms = body['forms'] as { type: string }[];
  expect(forms.map(({ type }) => type)).toContain(MODULE);
  entry.data = { courseCode: 'IK-2025-014', module: 1 };
});
afterEach(() => desk.end());

const listed = async () => (await desk.call('GET', PATH)).body['entries'] as Record<string, unknown>[];

describe('an event entered by hand', () => {
  it('goes the way of an imported row and comes back with its receipt', async () => {
    const { status, body } = await desk.call('POST', '/desk/events', entry);
    expect([status, body]).toMatchObject([
      201,
      { key: KEY, state: 'recorded', receipt: { outcome: 'accepted', position: 7, at: NOW } },
    ]);
    const [item] = desk.memory.outbox.list();
    expect(item).toMatchObject({ kind: 'event', type: MODULE, happenedAt: '2026-02-01T23:00:00.000Z' });
    expect(await listed()).toMatchObject([
      { key: KEY, type: MODULE, state: 'recorded', staff: 'sb-017', data: entry.data },
    ]);
  });

  it('is one event when it is sent twice', async () => {
    await Promise.all([1, 2].map(() => desk.call('POST', '/desk/events', entry)));
    expect(desk.memory.outbox.list()).toHaveLength(1);
    expect(await listed()).toHaveLength(1);
  });

  it('names another agency by a choice of those that may learn it, and nobody else', async () => {
    await desk.end();
    desk = new DeskHarness('jobcenter');
    await desk.start();
    desk.link();
    const type = 'de.wegmarke.casework.handover-offered.v1';
    const { body } = await desk.call('GET', '/desk/event-forms');
    const forms = body['forms'] as {
      type: string;
      fields: { name: string; kind: string; codes?: object[] }[];
    }[];
    const to = forms.find((one) => one.type === type)?.fields.find(({ name }) => name === 'to');
    expect(to).toMatchObject({
      kind: 'code',
      codes: expect.arrayContaining([
        expect.objectContaining({
          code: 'asylblg',
          titles: expect.objectContaining({ en: expect.any(String) }),
        }),
      ]),
    });
    const codes = (to?.codes ?? []) as { code: string }[];
    expect(codes.map(({ code }) => code)).toEqual(['asylblg', 'caritas', 'city-counselling']);
    const offered = { ...entry, type, data: { to: 'nobody-here', ground: 'moved' } };
    const refused = await desk.call('POST', '/desk/events', offered);
    expect([refused.status, refused.body['code'], refused.body['pointer']]).toEqual([
      422,
      'HAND_ENTRY_AGENCY_UNKNOWN',
      '/data/to',
    ]);
    expect(refused.body['detail']).toMatch(/^name one of these agencies: .*asylblg/);
    const toItself = { ...offered, data: { to: 'jobcenter', ground: 'moved' } };
    expect((await desk.call('POST', '/desk/events', toItself)).body['code']).toBe(
      'HAND_ENTRY_AGENCY_UNKNOWN',
    );
    expect(
      (await desk.call('POST', '/desk/events', { ...offered, data: { to: 'asylblg', ground: 'moved' } }))
        .status,
    ).toBe(201);
  });

  it('needs a new key when it is another event', async () => {
    await desk.call('POST', '/desk/events', entry);
    const other = { ...entry, happenedAt: '2026-02-03' };
    const { status, body } = await desk.call('POST', '/desk/events', other);
    expect([status, body['code']]).toEqual([409, 'HAND_ENTRY_KEY_TAKEN']);
    expect(desk.memory.outbox.list()).toHaveLength(1);
  });

  it('is corrected by an event that names the one it puts right', async () => {
    await desk.call('POST', '/desk/events', entry);
    const [first] = desk.memory.outbox.list();
    desk.memory.outbox.markSent([first?.id ?? ''], NOW);
    const said = { ...entry, key: 'another-key-of-the-form', happenedAt: '2026-02-03', corrects: KEY };
    const { status, body } = await desk.call('POST', '/desk/events', said);
    expect([status, body['key']]).toEqual([201, KEY]);
    expect(desk.memory.outbox.list()[0]).toMatchObject({ corrects: first?.id });
    expect(await listed()).toMatchObject([{ key: KEY, corrected: true }]);
    const elsewhere = { ...said, corrects: 'a-key-that-nobody-used' };
    expect((await desk.call('POST', '/desk/events', elsewhere)).body['code']).toBe('HAND_ENTRY_UNKNOWN');
  });

  it('says why it is kept here, and is taken back as long as it has not left', async () => {
    desk.hub = () => undefined;
    const entering = desk.call('POST', '/desk/events', entry);
    while (desk.memory.outbox.list().length === 0) await new Promise(setImmediate);
    const id = desk.memory.outbox.list()[0]?.id ?? '';
    desk.memory.outbox.hold(id, 'NO_CONSENT');
    const { status, body } = await entering;
    expect([status, body]).toMatchObject([
      202,
      { state: 'held', code: 'NO_CONSENT', reason: expect.stringContaining('consent') },
    ]);
    const back = await desk.call('POST', `/desk/events/${KEY}/withdraw`, {});
    expect([back.status, back.body]).toEqual([200, { key: KEY, state: 'withdrawn' }]);
    expect(await listed()).toMatchObject([{ state: 'withdrawn' }]);
    expect((await desk.call('POST', `/desk/events/${KEY}/withdraw`, {})).status).toBe(200);
    expect((await desk.call('POST', '/desk/events', entry)).body).toMatchObject({ state: 'withdrawn' });
  });

  it('stands beside events of an export that stay here too: with their reason, and without what they say', async () => {
    desk.hub = () => undefined;
    const entering = desk.call('POST', '/desk/events', entry);
    while (desk.memory.outbox.list().length === 0) await new Promise(setImmediate);
    const { outbox, identity } = desk.memory;
    const [byHand] = outbox.list();
    outbox.hold(byHand?.id ?? '', 'NO_CONSENT');
    await entering;
    const imported = (row: string, reference = '000123', module = 2) => {
      const key = ['de.wegmarke.language.module-completed', row];
      const origin = { file: 'export.csv', line: 2, place: module };
      const data = { courseCode: 'IK-2025-014', module };
      const handle = identity.handle(reference);
      outbox.offer({ kind: 'event', key, type: MODULE, reference, handle, happenedAt: NOW, data, origin });
      return outbox.idOf(key);
    };
    const held = imported('row-1');
    outbox.hold(held, 'NO_LINK');
    const recorded = imported('row-2');
    outbox.settle({ id: recorded, outcome: 'accepted', position: 9, at: NOW });
    imported('row-3', '000124');
    // What the adapter says by itself is in nobody's software, and nobody can change it there.
    outbox.offer({
      kind: 'event',
      key: ['blind-notice', 'entry'],
      type: 'de.wegmarke.conflict.blind-notice.v1',
      reference: '000123',
      handle: identity.handle('000123'),
      happenedAt: NOW,
      data: { advice: 'ask-for-consent' },
    });
    const here = async () =>
      (await desk.call('GET', PATH)).body['imported'] as readonly Record<string, unknown>[];
    expect(await here()).toEqual([
      {
        id: held,
        type: MODULE,
        title: expect.objectContaining({ de: expect.any(String), en: expect.any(String) }),
        state: 'held',
        code: 'NO_LINK',
        reason: expect.stringContaining('not linked'),
        happenedAt: NOW,
      },
    ]);
    expect(await listed()).toMatchObject([{ key: KEY, state: 'held' }]);
    // A later export says it in another way: the same happening, and only its last wording.
    outbox.markSent([recorded], NOW);
    imported('row-1', '000123', 3);
    imported('row-2', '000123', 3);
    expect(await here()).toMatchObject([{ corrected: true }, { id: held }]);
    const refused = imported('row-4');
    outbox.markSent([refused], NOW);
    outbox.settle({ id: refused, outcome: 'refused', code: 'PAYLOAD_INVALID', at: NOW });
    expect(await here()).toContainEqual(expect.objectContaining({ id: refused, state: 'refused' }));
    imported('row-4', '000123', 3);
    expect(await here()).not.toContainEqual(expect.objectContaining({ id: refused }));
    expect(await here()).toHaveLength(3);
    await desk.call('POST', `/desk/queues/outbox/${held}/drop`, { reason: 'wrong' });
    expect(await here()).toHaveLength(2);
  });

  it('cannot be taken back once it has left', async () => {
    await desk.call('POST', '/desk/events', entry);
    const { status, body } = await desk.call('POST', `/desk/events/${KEY}/withdraw`, {});
    expect([status, body['code']]).toEqual([409, 'HAND_ENTRY_HAS_LEFT']);
    const unknown = await desk.call('POST', '/desk/events/nothing-was-entered-so/withdraw', {});
    expect(unknown.body['code']).toBe('HAND_ENTRY_UNKNOWN');
  });

  it("is refused with the hub's code and its fix", async () => {
    desk.hub = () => ({ outcome: 'refused', code: 'ERASED' });
    const { status, body } = await desk.call('POST', '/desk/events', entry);
    expect([status, body]).toMatchObject([409, { code: 'ERASED' }]);
  });

  it.each([
    ['a type of others', { type: 'de.wegmarke.language.duty-stated.v1' }, '/type'],
    ['a day to come', { happenedAt: '2026-03-02' }, '/happenedAt'],
    ['a day that does not exist', { happenedAt: '2026-02-30' }, '/happenedAt'],
    ['a field too much', { data: { courseCode: 'IK-2025-014', module: 1, name: 'x' } }, '/data/name'],
    ['a list for an object', { data: [] }, '/data'],
  ])('with %s is refused before it is taken in', async (_, wrong, pointer) => {
    const { status, body } = await desk.call('POST', '/desk/events', { ...entry, ...wrong });
    expect([status, body['pointer']]).toEqual([422, pointer]);
    expect(desk.memory.outbox.list()).toHaveLength(0);
  });
});

describe('the forms of events', () => {
  it('tell for each field how it is entered, in both languages', async () => {
    const { body } = await desk.call('GET', '/desk/event-forms');
    const form = (body['forms'] as { type: string; fields: object[] }[]).find(({ type }) => type === MODULE);
    expect(form).toMatchObject({
      titles: { de: expect.any(String), en: expect.any(String) },
      fields: expect.arrayContaining([
        expect.objectContaining({
          name: 'courseCode',
          kind: 'text',
          required: true,
          pattern: expect.any(String),
        }),
        expect.objectContaining({ kind: 'number', least: 1 }),
      ]),
    });
  });

  it('do not leave out any field: every kind is one that a form can show', async () => {
    const { body } = await desk.call('GET', '/desk/event-forms');
    const kinds = (body['forms'] as { fields: { kind: string; codes?: unknown[] }[] }[]).flatMap(
      ({ fields }) => fields,
    );
    const coded = kinds.filter(({ kind }) => kind === 'code' || kind === 'codes');
    expect(coded.every(({ codes }) => (codes?.length ?? 0) > 0)).toBe(true);
    expect(kinds.filter(({ kind }) => kind === 'texts')).toEqual([]);
  });
});
