import type { RecallNotice, ReleasedEntry } from '#catalogue';
import { catalogueEntry } from '#catalogue';
import { DeskHarness, NOW } from '../desk/spec/desk-harness.ts';
import type { Release } from '../inbox/release-order.ts';
import { AutomaticRecalls } from '../recall/automatic-recalls.ts';

const CAME = '2026-02-27T09:00:00.000Z';
const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
const REGISTERED = 'de.wegmarke.language.registered.v1';
const MOVED = 'de.wegmarke.entry.moved.v1';
const law = { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false } as const;
const consent = { kind: 'consent', rowId: 'r', consentId: 'c', provisionId: 'p' } as const;

interface Told {
  readonly id: string;
  readonly state: string;
  readonly milestones: readonly { readonly id: string; readonly state: string; readonly limits: object[] }[];
}

let desk: DeskHarness;
const start = async (agency?: string): Promise<void> => {
  desk = new DeskHarness(agency);
  await desk.start();
  desk.link();
  desk.tell();
};
afterEach(() => desk.end());

const handle = (): string => desk.memory.identity.handle('000123');
const came = (id: string, over: Partial<ReleasedEntry> = {}, release?: Release): void => {
  const entry: ReleasedEntry = {
    seq: 1,
    id,
    handle: handle(),
    type: VOUCHER,
    happenedAt: '2026-02-20T08:00:00.000Z',
    agency: 'abh',
    fields: { issueMode: 'online', reason: 'nothing that a chain looks at' },
    basis: law,
    purpose: 'course-access',
    ...over,
  };
  desk.memory.chainBook.take([entry], CAME, release);
};
const own = (type: string, happenedAt: string, key = 'one'): string => {
  const { outbox } = desk.memory;
  const offer = { kind: 'event', type, reference: '000123', handle: handle(), happenedAt } as const;
  outbox.offer({ ...offer, key: [type, key], data: catalogueEntry(type)?.example ?? {} });
  return outbox.idOf([type, key]);
};
const recalled = (id: string, kind: RecallNotice['kind'], openedAt = NOW, position?: number): void => {
  const clock = { now: () => desk.now };
  const recalls = new AutomaticRecalls({
    ...desk.memory,
    linesAreTaken: false,
    clock,
    ring: () => undefined,
  });
  const recall = `${kind}-${id}-${position ?? ''}`.padEnd(43, 'r');
  const place = position !== undefined && { position };
  const notice = { recall, kind, handle: handle(), eventIds: [id], openedAt, reminders: 0, ...place };
  recalls.take({ recalls: [notice], at: openedAt });
};
const chains = async (): Promise<readonly Told[]> =>
  (await desk.call('GET', '/desk/cases/000123/chains')).body['chains'] as readonly Told[];
const states = async (id = 'integration-course') =>
  (await chains()).find((chain) => chain.id === id)?.milestones.map(({ state }) => state);
const deadlines = async () =>
  (await desk.call('GET', '/desk/tasks')).body['deadlines'] as readonly Readonly<Record<string, unknown>>[];

const WAITS_FOR_REGISTRATION = ['passed', 'done', 'next', 'waiting', 'waiting'];

describe('what comes next in a case', () => {
  beforeEach(() => start());

  it('is said with who must act and by when, from what was handed out and what is own, without asking the hub', async () => {
    expect(await chains()).toEqual([]);
    came('a');
    desk.timeline = () => Promise.reject(new Error('the hub is not asked'));
    const [course] = await chains();
    expect(course).toMatchObject({ id: 'integration-course', state: 'running' });
    expect(course?.milestones[1]).toMatchObject({ state: 'done', on: '2026-02-20', actors: [] });
    expect(course?.milestones[2]).toEqual({
      id: 'registered',
      titles: { de: 'beim Kursträger angemeldet', en: 'Registered with the provider' },
      state: 'next',
      limits: [
        {
          kind: 'target',
          due: '2026-03-06',
          paragraph: { de: '§ 7 Abs. 2 IntV', en: '§ 7(2) IntV' },
        },
      ],
      actors: [
        { id: 'the-person', titles: { de: 'die Person', en: 'the person' }, isOwn: false },
        { id: 'vhs', titles: expect.any(Object) as object, isOwn: true },
      ],
    });
    own(REGISTERED, '2026-02-25T08:00:00.000Z');
    expect(await states()).toEqual(['passed', 'done', 'done', 'next', 'waiting']);
    expect(desk.read).toEqual([]);
  });

  it('keeps of what was handed out no more than type, day and what chains look at', () => {
    came('a');
    came('b', { type: 'de.wegmarke.situation.obstacle-noted.v1' });
    const rows = desk.memory.journal.all('SELECT * FROM chain_entries');
    expect(rows.map(({ id }) => id)).toEqual(['a']);
    expect(JSON.stringify(rows)).not.toMatch(/online|nothing that/);
  });

  it('is told of own files only, and of none that is linked no more or erased', async () => {
    came('a');
    expect((await desk.call('GET', '/desk/cases/000124/chains')).body['code']).toBe('REFERENCE_UNKNOWN');
    desk.tell({ erased: true });
    expect(await chains()).toEqual([]);
    desk.tell();
    expect(await chains()).toHaveLength(1);
    desk.memory.references.markUnlinked(handle());
    expect(await chains()).toEqual([]);
  });

  it('is not changed by an entry of another case, of another type, or that came twice', async () => {
    came('a');
    const before = await chains();
    came('a', { happenedAt: '2026-01-01T08:00:00.000Z' });
    came('b', { type: REGISTERED, handle: 'of-another-case' });
    came('c', { type: 'de.wegmarke.benefits.granted.v1' });
    expect(await chains()).toEqual(before);
  });

  it.each(['stop-using', 'erase', 'restrict'] as const)(
    'is as if an entry had never come that is recalled: %s',
    async (kind) => {
      came('a');
      const before = await chains();
      came('b', { type: MOVED });
      expect(await chains()).not.toEqual(before);
      recalled('b', kind);
      expect(await chains()).toEqual(before);
      // The answer to a claim may be later than the recall.
      came('b', { type: MOVED });
      expect(await chains()).toEqual(before);
      const left = desk.memory.journal.all('SELECT id FROM chain_entries').map(({ id }) => id);
      expect(left.includes('b')).toBe(kind === 'restrict');
    },
  );

  it('has again what the hub released after the recall by its record, whatever the clocks say', async () => {
    came('a');
    const before = await chains();
    recalled('a', 'stop-using', NOW, 7);
    came('a', {}, { releasedAt: '2026-03-01T23:00:00.000Z', next: 7 });
    expect(await chains()).toEqual([]);
    // Of the same millisecond, and of a clock that was set back.
    for (const releasedAt of [NOW, CAME]) {
      came('a', {}, { releasedAt, next: 8 });
      expect(await chains()).toEqual(before);
      desk.memory.chainBook.recall(['a']);
    }
  });

  it('has no entry that was restricted again in the millisecond in which that was lifted', async () => {
    came('a');
    recalled('a', 'restrict', NOW, 7);
    recalled('a', 'restriction-lifted', CAME, 8);
    expect(await states()).toEqual(WAITS_FOR_REGISTRATION);
    recalled('a', 'restrict', CAME, 9);
    expect(await chains()).toEqual([]);
  });

  it('has an entry again once its restriction is lifted', async () => {
    came('a');
    recalled('a', 'restrict');
    expect(await chains()).toEqual([]);
    recalled('a', 'restriction-lifted', '2026-03-01T11:00:00.000Z');
    expect(await states()).toEqual(WAITS_FOR_REGISTRATION);
  });

  it('forgets what a recall took, an entry whose consent ran out, and what is older than two years', async () => {
    came('a', { basis: { ...consent, validUntil: '2026-03-01T10:00:00.001Z' } });
    expect(await states()).toEqual(WAITS_FOR_REGISTRATION);
    desk.now = '2026-03-01T10:00:00.001Z';
    expect(await chains()).toEqual([]);
    came('b');
    recalled('b', 'stop-using');
    const left = () => desk.memory.journal.all('SELECT id FROM chain_entries');
    desk.memory.chainBook.forget('2028-02-27T09:00:00.000Z');
    expect(left()).toEqual([{ id: 'a' }]);
    desk.memory.chainBook.forget('2028-02-27T09:00:00.001Z');
    expect(left()).toEqual([]);
  });

  it('knows own steps also when the outbox no longer knows what they say', async () => {
    came('a');
    const id = own(REGISTERED, '2026-01-07T08:00:00.000Z');
    const { outbox, chainBook } = desk.memory;
    outbox.settle({ id, outcome: 'accepted', position: 3, at: NOW });
    const before = await chains();
    chainBook.keepOwn(NOW);
    expect(outbox.prune('2026-06-01T00:00:00.000Z', 30)).toBe(1);
    expect(await chains()).toEqual(before);
    expect(await states()).toEqual(['passed', 'done', 'done', 'next', 'waiting']);
  });
});

describe('what an agency takes back or refuses', () => {
  it('is its own voucher, so that the time to register runs from that of the other', async () => {
    await start();
    came('a', { happenedAt: '2026-02-10T08:00:00.000Z' });
    came('b', { agency: 'jobcenter' });
    const withdrawn = 'de.wegmarke.language.voucher-withdrawn.v1';
    came('c', { type: withdrawn, happenedAt: '2026-02-25T08:00:00.000Z' });
    const [course] = await chains();
    expect(course?.milestones[1]).toMatchObject({ state: 'done', on: '2026-02-20' });
    expect(course?.milestones[2]?.limits).toMatchObject([{ due: '2026-03-06' }]);
  });

  it('leaves no task where an application was refused', async () => {
    await start('bamf');
    came('a', { type: 'de.wegmarke.language.admission-applied.v1', agency: 'vhs' });
    const admission = async () => (await chains()).find(({ id }) => id === 'admission')?.state;
    expect(await admission()).toBe('running');
    own('de.wegmarke.language.admission-decided.v1', '2026-02-26T08:00:00.000Z');
    expect(await admission()).toBe('running');
    const refused = { type: 'de.wegmarke.language.admission-decided.v1', fields: { outcome: 'refused' } };
    came('b', { ...refused, agency: 'jobcenter', happenedAt: '2026-02-27T08:00:00.000Z' });
    expect(await admission()).toBe('ended');
    expect(await deadlines()).toEqual([]);
  });
});

describe('deadlines among the tasks', () => {
  it('are the steps due within two weeks or overdue where this agency must act, the oldest first', async () => {
    await start();
    came('a');
    desk.now = '2026-02-20T22:59:59.999Z';
    expect(await deadlines()).toMatchObject([
      {
        reference: '000123',
        chain: { id: 'integration-course' },
        milestone: { id: 'registered' },
        limits: [{ kind: 'target', due: '2026-03-06' }],
        since: '2026-02-19T23:00:00.000Z',
        dueAt: '2026-03-06T22:59:59.999Z',
      },
    ]);
    own(REGISTERED, '2026-01-07T08:00:00.000Z');
    desk.now = '2026-02-04T22:59:59.999Z';
    expect(await deadlines()).toMatchObject([
      { milestone: { id: 'started' }, dueAt: '2026-02-18T22:59:59.999Z' },
    ]);
    desk.now = '2026-02-03T22:59:59.999Z';
    expect(await deadlines()).toEqual([]);
    desk.now = NOW;
    const [due] = await deadlines();
    expect(due?.['limits']).toEqual([
      {
        kind: 'legal',
        due: '2026-02-18',
        overdueDays: 11,
        paragraph: { de: '§ 7 Abs. 4 IntV', en: '§ 7(4) IntV' },
      },
    ]);
  });

  it('are not those of others, not those of closed cases, and go with a recall', async () => {
    await start('jobcenter');
    came('a');
    expect(await deadlines()).toEqual([]);
    await desk.end();
    await start();
    came('a');
    expect(await deadlines()).toHaveLength(1);
    desk.tell({ erased: true });
    expect(await deadlines()).toEqual([]);
    desk.tell();
    recalled('a', 'stop-using');
    expect(await deadlines()).toEqual([]);
  });

  it('are counted over all files: what is due within two weeks, and what is overdue', async () => {
    await start();
    const totals = async () => (await desk.call('GET', '/desk/deadlines/totals')).body;
    expect(await totals()).toMatchObject({ due: 0, overdue: 0 });
    came('a');
    desk.now = '2026-03-06T22:59:59.999Z';
    expect(await totals()).toEqual({ at: desk.now, due: 1, overdue: 0 });
    desk.now = '2026-03-06T23:00:00.000Z';
    expect(await totals()).toEqual({ at: desk.now, due: 0, overdue: 1 });
    desk.tell({ erased: true });
    expect(await totals()).toMatchObject({ due: 0, overdue: 0 });
  });
});
