import type { RecallNotice, ReleasedEntry } from '#catalogue';
import { catalogueEntry } from '#catalogue';
import { keepHouse } from '../agency/housekeeping.ts';
import { DeskHarness, NOW } from '../desk/spec/desk-harness.ts';
import { AutomaticRecalls } from '../recall/automatic-recalls.ts';

const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
const CONFLICTS = '/desk/cases/000123/conflicts';
const law = { kind: 'statutory', rowId: 'r', paragraph: '§ 88a(1) AufenthG', duty: false } as const;

interface Told {
  readonly rule: string;
  readonly state: string;
  readonly entries: readonly { readonly id: string }[];
}

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness('abh');
  await desk.start();
  desk.link();
  desk.tell();
});
afterEach(() => desk.end());

const came = (id: string, over: Partial<ReleasedEntry> = {}): void => {
  const entry: ReleasedEntry = {
    seq: 1,
    id,
    handle: desk.memory.identity.handle('000123'),
    type: VOUCHER,
    happenedAt: '2026-02-20T08:00:00.000Z',
    agency: 'jobcenter',
    fields: { issueMode: 'online', validUntil: '2026-06-30' },
    basis: law,
    purpose: 'course-access',
    ...over,
  };
  desk.memory.chainBook.take([entry], NOW);
};
const own = (happenedAt = '2026-02-10T08:00:00.000Z', type = VOUCHER): string => {
  const { outbox, identity } = desk.memory;
  const offer = { kind: 'event', type, reference: '000123', handle: identity.handle('000123') } as const;
  const key = [type, happenedAt];
  outbox.offer({ ...offer, happenedAt, key, data: catalogueEntry(type)?.example ?? {} });
  return outbox.idOf(key);
};
const recalled = (id: string, kind: RecallNotice['kind']): void => {
  const clock = { now: () => desk.now };
  const parts = { ...desk.memory, linesAreTaken: false, clock, ring: () => undefined };
  const recall = `${kind}-${id}`.padEnd(43, 'r');
  const handle = desk.memory.identity.handle('000123');
  const notice = { recall, kind, handle, eventIds: [id], openedAt: NOW, reminders: 0 };
  new AutomaticRecalls(parts).take({ recalls: [notice], at: NOW });
};
const conflicts = async () => (await desk.call('GET', CONFLICTS)).body['conflicts'] as readonly Told[];
const tasks = async () =>
  (await desk.call('GET', '/desk/tasks')).body['conflicts'] as readonly Readonly<Record<string, unknown>>[];
const acknowledged = async () => (await desk.call('GET', '/desk/tasks')).body['acknowledged'];
const standing = async () => (await desk.call('GET', '/desk/conflicts/totals')).body['standing'];

describe('what conflicts in a case', () => {
  it('is said with both entries, since when and under which paragraph, without asking the hub', async () => {
    const ours = own();
    expect([await conflicts(), await tasks(), await standing()]).toEqual([[], [], 0]);
    came('theirs', { disputed: true });
    desk.timeline = () => Promise.reject(new Error('the hub is not asked'));
    const [told, ...more] = await conflicts();
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      rule: 'two-vouchers',
      state: 'standing',
      since: '2026-02-20',
      paragraph: { de: '§ 8 Abs. 1 S. 2 IntV', en: '§ 8(1) s. 2 IntV' },
      disputed: true,
      entries: [
        { id: ours, isOwn: true, agencyName: { de: 'Ausländerbehörde' } },
        { id: 'theirs', isOwn: false, agencyName: { de: 'Jobcenter Kreis Steinfurt' } },
      ],
      sentence: {
        de: 'Zwei gültige Berechtigungsscheine: „Berechtigungsschein ausgestellt“ vom 10.02.2026 und „Berechtigungsschein ausgestellt“ vom 20.02.2026 treffen seit dem 20.02.2026 zusammen (§ 8 Abs. 1 S. 2 IntV). Mindestens einer der Einträge wird bestritten.',
      },
    });
    expect(await standing()).toBe(1);
    expect(await tasks()).toMatchObject([{ reference: '000123', rule: 'two-vouchers', state: 'standing' }]);
  });

  it('is over with what ends it, and leaves tasks and totals', async () => {
    own();
    came('theirs');
    came('gone', {
      type: 'de.wegmarke.language.voucher-withdrawn.v1',
      happenedAt: '2026-02-25T08:00:00.000Z',
      fields: {},
    });
    expect(await conflicts()).toMatchObject([{ state: 'over', until: '2026-02-25' }]);
    expect([await tasks(), await standing()]).toEqual([[], 0]);
  });

  it.each(['stop-using', 'erase', 'restrict'] as const)(
    'is as if an entry had never come that is recalled: %s',
    async (kind) => {
      own();
      came('theirs');
      expect(await standing()).toBe(1);
      recalled('theirs', kind);
      expect([await conflicts(), await tasks(), await standing()]).toEqual([[], [], 0]);
    },
  );

  it('is not what of an own entry is in doubt, nor what happens in a case that is linked no more', async () => {
    const ours = own();
    came('theirs');
    desk.tell({ doubts: [{ id: ours, kid: 'stolen', at: NOW }] });
    expect(await conflicts()).toEqual([]);
    desk.tell({ linked: false });
    expect([await conflicts(), await standing()]).toEqual([[], 0]);
    desk.tell();
    expect(await conflicts()).toHaveLength(1);
  });
});

describe('what was said of conflicts here', () => {
  const YEARS_LATER = '2028-02-29T10:00:00.001Z';
  const kept = () => {
    const [last, earlier] = ['conflict_answers', 'conflict_answers_earlier'].map(
      (table) => desk.memory.journal.all(`SELECT handle FROM ${table}`).length,
    );
    expect(earlier).toBe(last);
    return last;
  };
  const keepHouseAt = (now: string) =>
    keepHouse({
      memory: desk.memory,
      held: { timePassed: () => Promise.resolve() },
      notices: { offer: () => undefined },
      clock: { now: () => now },
      retentionDays: 30,
    });
  beforeEach(() => {
    const handle = desk.memory.identity.handle('000123');
    const named = { rule: 'two-vouchers', entries: ['theirs', 'ours'] };
    desk.memory.conflictAnswers.note(handle, named, { at: NOW });
    desk.memory.conflictAnswers.note(handle, named, { at: NOW, outcome: 'meant-so' });
  });

  it('is kept as long as the steps that conflicted', async () => {
    await keepHouseAt('2028-02-29T10:00:00.000Z');
    expect(kept()).toBe(1);
    await keepHouseAt(YEARS_LATER);
    expect(kept()).toBe(0);
  });

  it.each([{ erased: true }, { linked: false }])('goes with the case: %j', async (evidence) => {
    desk.tell(evidence);
    await keepHouseAt(NOW);
    expect(kept()).toBe(0);
  });

  it.each(['theirs', 'ours'])('goes with either entry when it is recalled: %s', (id) => {
    recalled('another', 'stop-using');
    recalled(id, 'restrict');
    expect(kept()).toBe(1);
    recalled(id, 'stop-using');
    expect(kept()).toBe(0);
  });
});

describe('a word on a conflict', () => {
  const body = async () => {
    const [told] = await conflicts();
    return { rule: told?.rule, entries: told?.entries.map(({ id }) => id) };
  };

  it('goes to the hub under the staff id, and the task is gone; how it ended may be said later', async () => {
    const ours = own();
    came('theirs-that-came-from-elsewhere');
    const another = { rule: 'two-courses', entries: ['of', 'another'] };
    for (const said of [{ at: NOW }, { at: NOW, outcome: 'meant-so' }] as const)
      desk.memory.conflictAnswers.note(desk.memory.identity.handle('000123'), another, said);
    const answer = await desk.call('POST', `${CONFLICTS}/acknowledge`, await body());
    expect(answer).toMatchObject({ status: 200, body: { receipt: { outcome: 'accepted' } } });
    expect([await tasks(), await standing()]).toEqual([[], 1]);
    expect(await conflicts()).toMatchObject([{ said: { at: NOW } }]);
    expect((await conflicts())[0]).not.toHaveProperty('saidBefore');
    const resolved = { ...(await body()), outcome: 'meant-so' };
    await desk.call('POST', `${CONFLICTS}/resolve`, resolved);
    expect(await conflicts()).toMatchObject([
      { said: { at: NOW, outcome: 'meant-so' }, saidBefore: [{ at: NOW }] },
    ]);
    const types = desk.memory.journal.all("SELECT type FROM outbox WHERE kind = 'command' ORDER BY type");
    expect(types.map(({ type }) => type)).toEqual([
      'de.wegmarke.conflict.acknowledge.v1',
      'de.wegmarke.conflict.resolve.v1',
    ]);
    const sent = desk.memory.journal.all("SELECT signed FROM outbox WHERE type LIKE '%conflict.resolve%'");
    const { envelope } = JSON.parse(String(sent[0]?.['signed'])) as { envelope: { data: object } };
    expect(envelope.data).toEqual({
      rule: 'two-vouchers',
      entries: [ours, 'theirs-that-came-from-elsewhere'].toSorted(),
      outcome: 'meant-so',
      staff: 'sb-017',
    });
  });

  it('that takes note leaves the conflict in sight until it is over, or it is said how it ended', async () => {
    own();
    came('theirs-that-came-from-elsewhere');
    expect(await acknowledged()).toEqual([]);
    await desk.call('POST', `${CONFLICTS}/acknowledge`, await body());
    desk.now = '2026-03-05T09:00:00.000Z';
    await desk.call('POST', `${CONFLICTS}/acknowledge`, await body());
    expect(await acknowledged()).toMatchObject([
      { reference: '000123', rule: 'two-vouchers', state: 'standing', acknowledgedAt: NOW },
    ]);
    const gone = { type: 'de.wegmarke.language.voucher-withdrawn.v1', fields: {} };
    const resolved = { ...(await body()), outcome: 'withdrawn' };
    came('gone', { ...gone, happenedAt: '2026-03-04T08:00:00.000Z' });
    expect(await acknowledged()).toEqual([]);
    desk.memory.chainBook.recall(['gone']);
    expect(await acknowledged()).toHaveLength(1);
    await desk.call('POST', `${CONFLICTS}/resolve`, resolved);
    expect(await acknowledged()).toEqual([]);
  });

  it('stays beside the later ones in the order in which they were said, and goes with the entry', async () => {
    own();
    came('theirs-that-came-from-elsewhere');
    const say = async (day: string, step: string, said = {}) => {
      desk.now = `${day}T09:00:00.000Z`;
      await desk.call('POST', `${CONFLICTS}/${step}`, { ...(await body()), ...said });
    };
    await say('2026-03-02', 'acknowledge');
    await say('2026-03-03', 'resolve', { outcome: 'meant-so' });
    await say('2026-03-04', 'acknowledge');
    await say('2026-03-05', 'resolve', { outcome: 'corrected' });
    expect(await conflicts()).toMatchObject([
      {
        said: { at: '2026-03-05T09:00:00.000Z', outcome: 'corrected' },
        saidBefore: [
          { at: '2026-03-02T09:00:00.000Z' },
          { at: '2026-03-03T09:00:00.000Z', outcome: 'meant-so' },
          { at: '2026-03-04T09:00:00.000Z' },
        ],
      },
    ]);
    recalled('theirs-that-came-from-elsewhere', 'stop-using');
    expect(desk.memory.journal.all('SELECT handle FROM conflict_answers_earlier')).toEqual([]);
  });

  it('has a receipt of its own each time that it is another than the last, also one that was said before', async () => {
    own();
    came('theirs-that-came-from-elsewhere');
    const say = async (step: string, said = {}) => {
      const answer = await desk.call('POST', `${CONFLICTS}/${step}`, { ...(await body()), ...said });
      return (answer.body['receipt'] as { readonly id: string }).id;
    };
    const first = await say('acknowledge');
    expect(await say('acknowledge')).toBe(first);
    const meant = await say('resolve', { outcome: 'meant-so' });
    const back = await say('acknowledge');
    expect(await say('acknowledge')).toBe(back);
    const meantAgain = await say('resolve', { outcome: 'meant-so' });
    expect(new Set([first, meant, back, meantAgain]).size).toBe(4);
    expect(await conflicts()).toMatchObject([{ said: { outcome: 'meant-so' } }]);
  });

  it('is about a conflict of the case as it is seen here, and ends in one of three ways', async () => {
    own();
    came('theirs-that-came-from-elsewhere');
    const named = await body();
    const code = async (step: string, said: object) =>
      (await desk.call('POST', `${CONFLICTS}/${step}`, said)).body['code'];
    expect(await code('acknowledge', { ...named, entries: ['a', 'b'] })).toBe('CONFLICT_UNKNOWN');
    expect(await code('acknowledge', { ...named, rule: 'two-courses' })).toBe('CONFLICT_UNKNOWN');
    expect(await code('acknowledge', { ...named, entries: named.entries?.slice(1) })).toBe(
      'CONFLICT_UNKNOWN',
    );
    expect(await code('resolve', { ...named, outcome: 'their-fault' })).toBe('FIELD_INVALID');
    expect(await code('acknowledge', { ...named, outcome: 'meant-so' })).toBe('FIELD_UNKNOWN');
    expect(await tasks()).toHaveLength(1);
  });
});
