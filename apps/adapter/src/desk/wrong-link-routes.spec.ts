import { DeskHarness } from './spec/desk-harness.ts';
import type { RightsAtStake } from './wrong-link-rights.ts';

const TYPE = 'de.wegmarke.language.course-started.v1';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
  desk.tell();
});
afterEach(() => desk.end());

const preview = () => desk.call('GET', '/desk/cases/000123/unlink-preview');
const unlink = (ground = 'other-person') => desk.call('POST', '/desk/cases/000123/unlink', { ground });
const came = (id: string, agency: string) => {
  const handle = desk.memory.identity.handle('000123');
  const basis = { kind: 'statutory', rowId: 'row', paragraph: '§ 1' } as never;
  const entry = { seq: 1, id, handle, type: TYPE, agency, fields: {}, basis, purpose: 'course-access' };
  desk.memory.news.take([entry], desk.now);
};

describe('a file that was linked to the case of another person', () => {
  it('says before the split what it takes away', async () => {
    await desk.call('POST', '/desk/events', {
      key: 'key-of-the-form-00001',
      reference: '000123',
      type: TYPE,
      happenedAt: '2026-01-12',
      data: { courseCode: 'RH-2026-01', courseKind: 'general', timeModel: 'full-time' },
    });
    came('e1', 'jobcenter');
    came('e2', 'jobcenter');
    expect((await preview()).body).toMatchObject({
      reference: '000123',
      received: [{ agency: 'jobcenter', entries: 2 }],
      consents: 0,
    });
    const { recorded, waiting } = (await preview()).body['own'] as { recorded: number; waiting: number };
    expect(recorded + waiting).toBe(1);
  });

  it('says which requests of a person go with it, stay, or are to be decided first', async () => {
    const asked = { kind: 'access', receivedAt: desk.now, identityCheck: 'document' };
    const { request } = (await desk.call('POST', '/desk/cases/000123/rights', asked)).body;
    const right = (id: unknown, change: object) => ({
      request: String(id),
      kind: 'access' as const,
      receivedAt: desk.now,
      dueAt: '2026-03-01T12:00:00.000Z',
      state: 'open' as const,
      ...change,
    });
    const entry = { rowId: 'row-1', from: '2026-01-01T00:00:00.000Z' };
    desk.tell({
      rights: [
        right(request, {}),
        right('of-the-case', { kind: 'erasure' }),
        right('answered', { state: 'decided', decision: 'grant' }),
        right('doubted', { inDoubt: ['request'] }),
      ],
      restrictions: [
        { eventIds: '*', from: entry.from },
        { eventIds: '*', from: entry.from, until: entry.from },
      ],
      objections: [entry, { ...entry, until: entry.from }],
      disputes: [{ dispute: 'd1', eventIds: ['e1'] }],
    });
    const { rights } = (await preview()).body as unknown as { rights: RightsAtStake };
    expect(rights.requests.map(({ request: id, fate }) => [id, fate])).toEqual([
      [request, 'goes'],
      ['of-the-case', 'first'],
      ['answered', 'stays'],
      ['doubted', 'stays'],
    ]);
    expect(rights.requests[1]).toMatchObject({ kind: 'erasure', kindName: { de: expect.any(String) } });
    expect(rights).toMatchObject({ restrictions: 1, objections: 1, disputes: 1 });
  });

  it('is split under the name of whoever says so, and is linked no more', async () => {
    const { status, body } = await unlink();
    expect(status).toBe(200);
    expect(body).toMatchObject({ reference: '000123', receipt: { outcome: 'accepted' } });
    expect(desk.memory.outbox.list().at(-1)).toMatchObject({ type: 'de.wegmarke.case.unlink.v1' });
    expect((await desk.call('GET', '/desk/cases')).body).toMatchObject({ cases: [{ linked: false }] });
    expect((await preview()).body['code']).toBe('NOT_LINKED');
  });

  it('goes before everything else, and counts here also while the hub has not answered', async () => {
    desk.hub = () => undefined;
    expect((await unlink()).status).toBe(202);
    const said = desk.memory.outbox.narrowing(desk.memory.identity.handle('000123'));
    expect(said).toMatchObject([{ type: 'de.wegmarke.case.unlink.v1' }]);
  });

  it('opens the case of the right person under the same number, as often as a case that it opened was wrong', async () => {
    const { outbox, references } = desk.memory;
    const opened: string[] = [];
    for (const position of [3, 5, 7]) {
      if (references.find('000123')?.link === 'linked') await unlink();
      for (const _ of ['asked', 'asked again'])
        expect((await desk.call('POST', '/desk/cases', { reference: '000123' })).status).toBe(202);
      const [asked] = outbox.list({ state: 'ready' });
      expect(asked).toMatchObject({ type: 'de.wegmarke.case.open.v1' });
      opened.push(asked?.id ?? '');
      outbox.settle({ id: asked?.id ?? '', outcome: 'accepted', position, at: desk.now });
      desk.link();
    }
    expect(new Set(opened).size).toBe(3);
    expect(outbox.list({ state: 'ready' })).toEqual([]);
  });

  it('is split for a reason of the list', async () => {
    expect((await unlink('because')).body['code']).toBe('FIELD_INVALID');
    const bare = await desk.call('POST', '/desk/cases/000999/unlink', { ground: 'other-person' });
    expect(bare.body['code']).toBe('REFERENCE_UNKNOWN');
  });
});
