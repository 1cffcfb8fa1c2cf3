import type { ReleasedEntry } from '#catalogue';
import { DeskHarness, NOW } from '../desk/spec/desk-harness.ts';
import { AutomaticRecalls } from '../recall/automatic-recalls.ts';

const CAME = '2026-02-27T09:00:00.000Z';
const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
});
afterEach(() => desk.end());

const handleOf = (reference: string): string => desk.memory.identity.handle(reference);
const file = (reference: string): void => {
  desk.memory.references.know(reference, handleOf(reference), CAME);
  desk.memory.references.markLinked(handleOf(reference), CAME);
};
const came = (id: string, reference: string, over: Partial<ReleasedEntry> = {}): void => {
  const entry: ReleasedEntry = {
    seq: 1,
    id,
    handle: handleOf(reference),
    type: VOUCHER,
    happenedAt: '2026-02-20T08:00:00.000Z',
    agency: 'abh',
    fields: { issueMode: 'online' },
    basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false },
    purpose: 'course-access',
    ...over,
  };
  desk.memory.news.take([entry], CAME);
};
const as = (staff: string) => ({ 'X-Staff': staff });
const take = (reference: string, staff = 'sb-017') =>
  desk.call('POST', `/desk/cases/${reference}/take`, {}, as(staff));
const news = async (staff = 'sb-017', query = '') => {
  const { body } = await desk.call('GET', `/desk/casework/news${query}`, undefined, as(staff));
  return body as {
    readonly items: readonly {
      readonly reference: string;
      readonly number: number;
      readonly standsInFor?: unknown;
    }[];
    readonly more: boolean;
    readonly readAt?: string;
  };
};
const told = async (staff = 'sb-017', query = '') =>
  (await news(staff, query)).items.map(({ reference }) => reference);

describe('what is new in my files', () => {
  it('is told by title, time and own number, over all of them, and never what it says', async () => {
    for (const reference of ['000123', '000124', '000125']) file(reference);
    await take('000123');
    await take('000125');
    came('a', '000123');
    came('b', '000124');
    came('c', '000125', { corrects: 'z' });
    const { items } = await news();
    expect(items).toEqual([
      expect.objectContaining({ reference: '000125', corrects: true }),
      {
        number: 1,
        reference: '000123',
        type: VOUCHER,
        title: { de: 'Berechtigungsschein ausgestellt', en: 'Voucher issued' },
        agency: 'abh',
        agencyName: { de: 'Ausländerbehörde', en: 'Immigration office' },
        happenedAt: '2026-02-20T08:00:00.000Z',
        receivedAt: CAME,
        corrects: false,
      },
    ]);
    expect(JSON.stringify(desk.memory.journal.all('SELECT * FROM news'))).not.toContain('online');
  });

  it('is new until the member of staff says that it was read, to nobody else', async () => {
    file('000123');
    await take('000123');
    await take('000123', 'sb-018');
    came('a', '000123');
    const { items, readAt } = await news();
    expect(readAt).toBeUndefined();
    await desk.call('POST', '/desk/casework/news/read', { upTo: items[0]?.number });
    came('b', '000123');
    expect(await told()).toHaveLength(1);
    expect(await told('sb-018')).toHaveLength(2);
    expect((await news()).readAt).toBe(NOW);
    // What is still to come cannot be read, nor can anything be unread again.
    await desk.call('POST', '/desk/casework/news/read', { upTo: 99 });
    await desk.call('POST', '/desk/casework/news/read', { upTo: 0 });
    came('c', '000123');
    expect(await told()).toHaveLength(1);
  });

  it('comes once, whatever comes again, and goes with its recall for good', async () => {
    file('000123');
    await take('000123');
    came('a', '000123');
    came('a', '000123');
    expect(await told()).toEqual(['000123']);
    const recalls = new AutomaticRecalls({
      ...desk.memory,
      linesAreTaken: false,
      clock: { now: () => NOW },
      ring: () => undefined,
    });
    const notice = {
      recall: 'r'.repeat(43),
      handle: handleOf('000123'),
      eventIds: ['a'],
      openedAt: NOW,
      reminders: 0,
    };
    recalls.take({ recalls: [{ ...notice, kind: 'restrict' }], at: '2026-03-01T10:00:01.000Z' });
    expect(await told()).toEqual(['000123']);
    recalls.take({
      recalls: [{ ...notice, recall: 's'.repeat(43), kind: 'stop-using' }],
      at: '2026-03-01T10:00:02.000Z',
    });
    expect(await told()).toEqual([]);
    came('a', '000123');
    expect(await told()).toEqual([]);
    expect(JSON.stringify(desk.memory.journal.all('SELECT * FROM news'))).not.toContain(VOUCHER);
  });

  it('says nothing of files that are linked no more, and nothing after ninety days', async () => {
    file('000123');
    file('000124');
    await take('000123');
    await take('000124');
    came('a', '000123');
    came('b', '000124');
    desk.memory.references.markUnlinked(handleOf('000123'));
    expect(await told()).toEqual(['000124']);
    desk.memory.news.forget('2026-05-28T09:00:00.000Z');
    expect(await told()).toEqual(['000124']);
    desk.memory.news.forget('2026-05-28T09:00:00.001Z');
    expect(await told()).toEqual([]);
  });

  it('tells what came in files that nobody has taken, so that nothing lies unseen', async () => {
    file('000123');
    came('a', '000123');
    expect(await told()).toEqual([]);
    expect(await told('sb-017', '?of=untaken')).toEqual(['000123']);
    await take('000123', 'sb-018');
    expect(await told('sb-017', '?of=untaken')).toEqual([]);
    await desk.call('POST', '/desk/cases/000123/leave', {}, as('sb-018'));
    expect(await told('sb-017', '?of=untaken')).toEqual(['000123']);
  });

  it('is told page by page over three hundred files', async () => {
    desk.memory.journal.transaction(() => {
      for (let index = 0; index < 300; index += 1) {
        const reference = String(index).padStart(6, '0');
        file(reference);
        desk.memory.caseworkers.take(reference, 'sb-017', CAME);
        came(`id-${index}`, reference);
      }
    });
    const first = await news('sb-017', '?max=200');
    expect([first.items.length, first.more]).toEqual([200, true]);
    const rest = await news('sb-017', `?max=200&before=${first.items.at(-1)?.number}`);
    expect([rest.items.length, rest.more]).toEqual([100, false]);
    expect(new Set([...first.items, ...rest.items].map(({ reference }) => reference)).size).toBe(300);
    const bad = await desk.call('GET', '/desk/casework/news?max=201');
    expect([bad.status, bad.body['code']]).toEqual([422, 'QUERY_INVALID']);
  });
});

describe('standing in', () => {
  const appoint = (body: object, staff = 'sb-017') =>
    desk.call('POST', '/desk/casework/deputies', body, as(staff));

  it('lets a deputy see the files up to the end of the day, and says for whom', async () => {
    file('000123');
    await take('000123');
    came('a', '000123');
    expect(await told('sb-018')).toEqual([]);
    const { body } = await appoint({ deputy: 'sb-018', until: '2026-03-02' });
    expect(body).toMatchObject({ given: [{ deputy: 'sb-018', until: '2026-03-02' }], received: [] });
    expect((await news('sb-018')).items).toMatchObject([{ reference: '000123', standsInFor: ['sb-017'] }]);
    const mine = await desk.call('GET', '/desk/casework/cases', undefined, as('sb-018'));
    expect(mine.body['cases']).toMatchObject([{ reference: '000123', mine: false, workers: ['sb-017'] }]);
    desk.now = '2026-03-02T22:59:59.999Z';
    expect(await told('sb-018')).toEqual(['000123']);
    desk.now = '2026-03-02T23:00:00.000Z';
    expect(await told('sb-018')).toEqual([]);
    const over = await desk.call('GET', '/desk/casework/deputies', undefined, as('sb-018'));
    expect(over.body).toMatchObject({ given: [], received: [] });
  });

  it('is given and ended by nobody but who is stood in for', async () => {
    file('000123');
    await take('000123');
    came('a', '000123');
    // A deputy who names themselves stands in for themselves only.
    expect((await appoint({ deputy: 'sb-018', until: '2026-03-02' }, 'sb-018')).body['code']).toBe(
      'FIELD_INVALID',
    );
    expect(
      (await appoint({ staff: 'sb-017', deputy: 'sb-018', until: '2026-03-02' }, 'sb-018')).body['code'],
    ).toBe('FIELD_UNKNOWN');
    await appoint({ deputy: 'sb-018', until: '2026-03-02' });
    await desk.call('POST', '/desk/casework/deputies/sb-018/end', {}, as('sb-019'));
    expect(await told('sb-018')).toEqual(['000123']);
    await desk.call('POST', '/desk/casework/deputies/sb-018/end', {});
    expect(await told('sb-018')).toEqual([]);
  });

  it.each(['2026-02-28', '2027-03-03', '2026-02-30', 'morgen', undefined])(
    'needs a day to come within a year, not %s',
    async (until) => {
      const { status, body } = await appoint({ deputy: 'sb-018', until });
      expect([status, body['code'], body['pointer']]).toEqual([422, 'FIELD_INVALID', '/until']);
    },
  );
});

describe('my files', () => {
  it('are found by the beginning of their number, leading zeros and wildcards as they are', async () => {
    for (const reference of ['000123', '000124', '00_124', '999']) file(reference);
    await take('000124');
    const found = async (query: string) => {
      const { body } = await desk.call('GET', `/desk/casework/cases?${query}`);
      return (body['cases'] as readonly { readonly reference: string }[]).map(({ reference }) => reference);
    };
    expect(await found('of=all&prefix=0001')).toEqual(['000123', '000124']);
    expect(await found('of=all&prefix=00_')).toEqual(['00_124']);
    expect(await found('of=all&prefix=%25')).toEqual([]);
    expect(await found('of=all&after=000124')).toEqual(['00_124', '999']);
    expect(await found('')).toEqual(['000124']);
    expect(await found('of=untaken')).toEqual(['000123', '00_124', '999']);
  });

  it('count what is new to whoever asks', async () => {
    file('000123');
    came('a', '000123');
    const { body } = await desk.call('GET', '/desk/cases/000123');
    expect(body).toEqual({
      reference: '000123',
      linked: true,
      openedAt: CAME,
      workers: [],
      mine: false,
      unread: 1,
      at: NOW,
    });
    expect((await take('000123')).body).toMatchObject({ workers: ['sb-017'], mine: true });
    expect((await take('000999')).body['code']).toBe('REFERENCE_UNKNOWN');
  });
});

describe('who is who', () => {
  it('names mandate, contact and what the two agencies may tell each other, by law or by consent', async () => {
    const { body } = await desk.call('GET', '/desk/parties');
    const parties = body['parties'] as readonly Record<string, unknown>[];
    const bamf = parties.find(({ agency }) => agency === 'bamf');
    expect(bamf).toMatchObject({ isOwn: false, controller: { en: expect.any(String) as string } });
    const types = (list: unknown) => list as { readonly type: string; readonly by: readonly string[] }[];
    expect(types(bamf?.['weTell']).some(({ by }) => by.includes('law'))).toBe(true);
    const [row] = body['rows'] as readonly Record<string, unknown>[];
    expect(row).toMatchObject({ paragraph: { de: expect.stringContaining('§') as string } });
    const own = parties.find(({ agency }) => agency === 'vhs');
    expect(own).toMatchObject({ isOwn: true, tellsUs: [], contactFunction: 'Programmbereich Deutsch' });
    const toUs = parties.flatMap(({ tellsUs }) => types(tellsUs));
    expect(toUs.some(({ by }) => by.includes('consent'))).toBe(true);
  });
});

describe('a task', () => {
  it('says since when it waits here, until it is over', async () => {
    desk.link();
    const asked = { id: 'q1', by: 'abh', about: VOUCHER, open: true, answers: [] };
    const since = async () => {
      const { body } = await desk.call('GET', '/desk/tasks');
      return (body['information'] as readonly { readonly since: string }[]).map((one) => one.since);
    };
    desk.tell({ requests: [asked] });
    expect(await since()).toEqual([NOW]);
    desk.now = '2026-03-04T10:00:00.000Z';
    expect(await since()).toEqual([NOW]);
    desk.tell({ requests: [{ ...asked, open: false }] });
    expect(await since()).toEqual([]);
    desk.tell({ requests: [asked] });
    expect(await since()).toEqual(['2026-03-04T10:00:00.000Z']);
  });
});
