import { EventStore } from '#ports';
import type { HubOnMemory } from '../spec/hub-on-memory.ts';
import { hubOnMemory, NETWORK } from '../spec/hub-on-memory.ts';

const STOP = '2026-02-09';
const WHO = { status: 'eu-citizen', support: 'none', 'german-level': 'none' };

describe('asking the hub who is competent', () => {
  let hub: HubOnMemory;
  beforeAll(async () => {
    hub = await hubOnMemory();
  });
  afterAll(() => hub.app.close());

  const ask = async (
    body: unknown,
    { table = 'voucher', network = NETWORK, type = 'application/json' } = {},
  ) => {
    const { statusCode, body: text } = await hub.app.inject({
      method: 'POST',
      url: `/v1/networks/${network}/competence/${table}`,
      headers: { 'content-type': type },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: statusCode, said: JSON.parse(text) as Readonly<Record<string, unknown>> };
  };

  it('needs no token, and begins with the first question', async () => {
    const { status, said } = await ask({});
    expect(status).toBe(200);
    expect(said).toMatchObject({
      table: { id: 'voucher' },
      questions: [{ name: 'status' }],
      answer: { kind: 'question' },
      whyNot: [],
    });
  });

  it('says who is competent, by which paragraph, and why not the others', async () => {
    const answers = { status: 'title-24', support: 'sgb2-called-upon', 'german-level': 'none' };
    const { said } = await ask({ answers, day: STOP });
    expect(said).toMatchObject({
      day: STOP,
      answer: {
        kind: 'competent',
        by: 'jobcenter',
        paragraph: { de: expect.stringMatching(/^§ 44a Abs\. 1/) },
      },
      names: { jobcenter: { de: 'Jobcenter Kreis Steinfurt' } },
    });
    const others = said['whyNot'] as readonly { by: string; unmet: readonly { question: string }[] }[];
    expect(others.map(({ by }) => by)).toEqual(expect.arrayContaining(['abh', 'asylblg']));
    expect(others.map(({ by }) => by)).not.toContain('jobcenter');
    for (const { unmet } of others) expect(unmet.length).toBeGreaterThan(0);
  });

  it('offers what is there where nobody is competent, at the place that is asked for', async () => {
    const { said } = await ask({ answers: WHO, day: STOP, place: 'Rheine' });
    const { kind, offers } = said['answer'] as { kind: string; offers: readonly { place: string }[] };
    expect(kind).toBe('nobody');
    expect(new Set(offers.map(({ place }) => place))).toEqual(new Set(['Rheine']));
  });

  it.each([
    [{ answers: { status: 'eu' } }, '/answers/status'],
    [{ answers: { age: 40 } }, '/answers/age'],
    [{ answers: { 'a/b': 1 } }, '/answers/a~1b'],
    [{ day: '2026-02-30' }, '/day'],
    [{ place: 'Berlin' }, '/place'],
    [{ name: 'somebody' }, '/name'],
    [[], ''],
    ['{', ''],
  ])('points to what is wrong in %j', async (body, pointer) => {
    const { status, said } = await ask(body);
    expect([status, said['code'], said['pointer'] ?? '']).toEqual([
      400,
      'COMPETENCE_QUESTION_UNREADABLE',
      pointer,
    ]);
  });

  it('knows no other table, no other network, and takes JSON only and little of it', async () => {
    const code = async (asked: ReturnType<typeof ask>) => (await asked).said['code'];
    expect(await code(ask({}, { table: 'measures' }))).toBe('COMPETENCE_TABLE_NOT_FOUND');
    expect(await code(ask({}, { network: 'elsewhere' }))).toBe('AGREEMENT_NOT_FOUND');
    expect(await code(ask({}, { type: 'application/jose' }))).toBe('COMPETENCE_QUESTION_UNREADABLE');
    expect(await code(ask({ place: 'x'.repeat(20_000) }))).toBe('BODY_TOO_LARGE');
  });

  it('leaves nothing in the log of what was answered, and nothing in the record', async () => {
    const head = () => hub.app.get(EventStore).head();
    const before = await head();
    hub.lines.length = 0;
    await ask({ answers: WHO, day: STOP });
    expect(hub.lines.join('')).not.toMatch(/eu-citizen|german-level|2026-02-09/);
    expect(await head()).toBe(before);
  });
});
