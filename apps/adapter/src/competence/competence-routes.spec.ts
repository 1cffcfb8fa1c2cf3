import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../desk/spec/desk-harness.ts';
import { DeskHarness } from '../desk/spec/desk-harness.ts';

const STOP = '2026-02-09';
const text = readFileSync(
  join(import.meta.dirname, '../../../../deploy/local/demo/competence/voucher.yaml'),
  'utf8',
);

describe('asking the desk who is competent', () => {
  let desk: DeskHarness;
  beforeAll(async () => {
    desk = new DeskHarness();
    await desk.start();
    hold(text);
  });
  afterAll(() => desk.end());

  /** What the hub told with the agreement. */
  function hold(table?: string): void {
    const { tables: _, ...known } = desk.memory.agreements.current()!;
    desk.memory.agreements.put({
      ...known,
      ...(table !== undefined && { tables: [{ id: 'voucher', text: table }] }),
    });
  }
  const ask = (body: unknown, table = 'voucher'): Promise<Answer> =>
    desk.call('POST', `/desk/competence/${table}`, body);

  it('lists the tables of the agreement', async () => {
    const { body } = await desk.call('GET', '/desk/competence');
    expect(body).toEqual({
      tables: [{ id: 'voucher', titles: expect.objectContaining({ en: expect.any(String) }) }],
    });
  });

  it('begins with the first question, as of today', async () => {
    const { status, body } = await ask({});
    expect(status).toBe(200);
    expect(body).toMatchObject({
      table: { id: 'voucher', version: 1 },
      day: '2026-03-01',
      questions: [{ name: 'status' }],
      answer: { kind: 'question', question: { name: 'status' } },
      places: expect.arrayContaining(['Rheine']),
    });
  });

  it('says who is competent, by which row and paragraph, as a German lawyer writes it', async () => {
    const answers = { status: 'title-24', support: 'sgb2-called-upon', 'german-level': 'none' };
    const { body } = await ask({ answers, day: STOP });
    expect(body).toMatchObject({
      day: STOP,
      answer: {
        kind: 'competent',
        by: 'jobcenter',
        row: 'jobcenter-duty-protection',
        paragraph: { de: expect.stringMatching(/^§ 44a Abs\. 1/), en: expect.stringMatching(/^§ 44a\(1\)/) },
        duplicatesCheck: { ask: 'bamf' },
      },
      names: { jobcenter: { de: 'Jobcenter Kreis Steinfurt' } },
    });
  });

  it('leaves aside what does not matter any more', async () => {
    const first = await ask({
      answers: { status: 'eu-citizen', support: 'none', 'german-level': 'none' },
      day: STOP,
    });
    const asked = (first.body['questions'] as readonly { name: string }[]).map(({ name }) => name);
    expect(first.body['answer']).toMatchObject({ kind: 'nobody', offers: expect.any(Array) });
    expect(asked).not.toContain('special-need');
    const more = await ask({
      answers: { status: 'eu-citizen', support: 'none', 'german-level': 'none', 'special-need': 'no' },
      day: STOP,
    });
    expect(more.body).toEqual(first.body);
  });

  it('shows the voluntary offers of one place', async () => {
    const answers = { status: 'eu-citizen', support: 'none', 'german-level': 'none' };
    const { body } = await ask({ answers, day: STOP, place: 'Rheine' });
    const { offers } = body['answer'] as { offers: readonly { place: string }[] };
    expect(new Set(offers.map(({ place }) => place))).toEqual(new Set(['Rheine']));
  });

  it.each([
    [{ answers: { status: 'eu' } }, '/answers/status'],
    [{ answers: { age: 40 } }, '/answers/age'],
    [{ answers: [] }, '/answers'],
    [{ day: '2026-02-30' }, '/day'],
    [{ place: 'Berlin' }, '/place'],
    [{ reference: '000123' }, '/reference'],
  ])('points to what is wrong in %j', async (body, pointer) => {
    expect(await ask(body)).toMatchObject({ status: 422, body: { pointer, detail: expect.any(String) } });
  });

  it('knows no other table', async () => {
    expect(await ask({}, 'measures')).toMatchObject({
      status: 404,
      body: { code: 'COMPETENCE_TABLE_UNKNOWN', detail: expect.stringContaining('voucher') },
    });
  });

  it('says nothing by a table that the parties did not sign, or that the hub did not tell', async () => {
    for (const table of [undefined, text.replace('2026-02-09', '2026-02-10'), 'table: {}']) {
      hold(table);
      expect(await ask({})).toMatchObject({ status: 503, body: { code: 'COMPETENCE_TABLE_NOT_HELD' } });
    }
    hold(text);
    expect((await ask({})).status).toBe(200);
  });

  it('looks at no case, asks the hub nothing and keeps nothing', async () => {
    const before = [desk.rings, desk.memory.outbox.counts()];
    await ask({ answers: { status: 'title-24' } });
    expect([desk.rings, desk.memory.outbox.counts()]).toEqual(before);
    expect([desk.read, desk.asked, desk.sessions]).toEqual([[], [], []]);
  });

  describe('what another version of the table would change', () => {
    const over = (body: unknown) => desk.call('POST', '/desk/competence/voucher/what-if', body);
    /** The stop of admissions ends after a day. */
    const stopped = text.replace('until: 2027-01-01', 'until: 2026-02-10');
    /** The Federal Office admits whom the AsylbLG office obliges now, of those with this toleration. */
    const next = text
      .replace('version: 1', 'version: 2')
      .replace('status: [gestattung, duldung-60a-2-3, title-24', 'status: [gestattung, title-24')
      .replace(
        'status: duldung-60a-2-3, support: [asylblg, none]',
        'status: duldung-60a-2-3, support: [asylblg-able, asylblg, none]',
      );
    const told = (type: string, data: Readonly<Record<string, unknown>>): void => {
      const handle = desk.memory.identity.handle('000123');
      const offer = {
        kind: 'event',
        reference: '000123',
        handle,
        happenedAt: '2026-02-01T08:00:00.000Z',
      } as const;
      desk.memory.outbox.offer({ ...offer, type: `de.wegmarke.${type}.v1`, key: [type], data });
    };

    it('is nothing for any case by the same version, however little is known of it', async () => {
      desk.link();
      desk.tell();
      expect((await over({ next: text })).body).toMatchObject({ cases: 1, same: 1, unknown: 0, missing: [] });
    });

    it('is not known of a case whose entries do not answer the questions, and the question is named', async () => {
      const { status, body } = await over({ next: stopped });
      expect([status, body]).toEqual([
        200,
        {
          day: '2026-03-01',
          versions: { before: 1, after: 1 },
          cases: 1,
          same: 0,
          unknown: 1,
          missing: [
            {
              question: 'status',
              titles: { de: 'Aufenthalt oder Staatsangehörigkeit', en: expect.any(String) },
              cases: 1,
            },
          ],
          unread: [],
          changed: [],
          names: {},
        },
      ]);
    });

    it('is told of own open cases by their numbers, with who is competent now and then', async () => {
      told('residence.title-granted', { title: 'tolerated-on-discretion' });
      told('language.duty-stated', { ground: 'aufenthg-44a-1-4' });
      told('language.need-found', { level: 'a1', way: 'interview' });
      expect((await over({ next: text })).body).toMatchObject({ cases: 1, same: 1, unknown: 0, changed: [] });
      expect((await over({ next, day: '2026-02-01' })).body).toEqual({
        day: '2026-02-01',
        versions: { before: 1, after: 2 },
        cases: 1,
        same: 0,
        unknown: 0,
        missing: [],
        unread: [],
        changed: [
          {
            reference: '000123',
            before: {
              kind: 'competent',
              by: 'asylblg',
              row: 'asylblg-duty',
              paragraph: {
                de: expect.stringMatching(/^§ 44a Abs\. 1 /),
                en: expect.stringMatching(/^§ 44a\(1\) /),
              },
            },
            after: {
              kind: 'competent',
              by: 'bamf',
              row: 'bamf-duldung',
              paragraph: { de: expect.stringMatching(/^§ 44 Abs\. 4 /), en: expect.any(String) },
            },
          },
        ],
        names: { asylblg: expect.any(Object), bamf: expect.any(Object) },
      });
      desk.tell({ erased: true });
      expect((await over({ next })).body).toMatchObject({ cases: 0 });
    });

    describe('looks at no entry', () => {
      const idOf = (type: string): string => {
        const items = desk.memory.outbox.list({ limit: 100 });
        return items.find((item) => item.type === `de.wegmarke.${type}.v1`)?.id ?? '';
      };
      const counted = async (version = next) => (await over({ next: version, day: '2026-02-01' })).body;
      afterEach(() => desk.tell());

      it('whose use is restricted, or that a stolen key signed, as long as that stands', async () => {
        desk.tell();
        expect(await counted()).toMatchObject({ changed: [{ reference: '000123' }], unknown: 0 });
        const id = idOf('residence.title-granted');
        const from = '2026-02-02T00:00:00.000Z';
        for (const closed of [
          { restrictions: [{ eventIds: [id], from }] },
          { restrictions: [{ eventIds: '*', from }] },
          { doubted: [id] },
          { doubts: [{ id, kid: 'k', at: from }] },
        ] as const) {
          desk.tell(closed);
          expect(await counted()).toMatchObject({ changed: [], unknown: 1 });
        }
        desk.tell({ restrictions: [{ eventIds: [id], from, until: desk.now }] });
        expect(await counted()).toMatchObject({ changed: [{ reference: '000123' }], unknown: 0 });
      });

      it('by a field that the version in force does not read, and says so: files are not searched this way', async () => {
        const searching = text.replace(
          /field: level\n +answers:\n +\{[^}]*\}/,
          'field: way\n        answers: { interview: simple }',
        );
        expect(searching).not.toBe(text);
        expect(await counted(searching)).toMatchObject({
          same: 0,
          unknown: 1,
          unread: [{ type: 'language.need-found', field: 'way' }],
          changed: [],
        });
      });
    });

    it('is not told of a table with faults: all of them are, each with its place and in words', async () => {
      const faulty = text.replace('status: [gestattung, duldung-60a-2-3, title-24', 'status: [title-24');
      const { status, body } = await over({ next: faulty });
      expect([status, body['pointer']]).toEqual([422, '/next']);
      expect(body['faults']).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            code: 'COMPETENCE_GAP',
            line: expect.any(Number),
            words: {
              de: expect.stringMatching(/^keine Zeile antwortet: /),
              en: expect.stringMatching(/^no row answers: /),
            },
          }),
        ]),
      );
      const unknown = await over({ next: text.replace('form: duty-statement', 'form: nothing') });
      expect(unknown.body).toMatchObject({
        faults: [{ code: 'COMPETENCE_NAME_UNKNOWN', pointer: '/rows/0/competent/form' }],
      });
    });

    it.each([
      [{}, '/next'],
      [{ next: 'table: {}' }, '/next'],
      [{ next: text, day: 'today' }, '/day'],
      [{ next: text, reference: '000123' }, '/reference'],
    ])('points to what is wrong: %#', async (body, pointer) => {
      expect(await over(body)).toMatchObject({ status: 422, body: { pointer } });
    });
  });
});
