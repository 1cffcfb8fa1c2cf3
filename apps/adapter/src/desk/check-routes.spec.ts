import type { Provision } from '#gate';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

const MODULE = 'de.wegmarke.language.module-completed.v1';
const IRREGULAR = 'de.wegmarke.language.irregular-attendance.v1';
const provision: Provision = {
  consentId: 'Y29uc2VudC1vbmU',
  provisionId: 'cHJvdmlzaW9uLW9uZQ',
  form: 'consent',
  source: 'vhs',
  recordedBy: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['*'],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
};

describe('asking before sending', () => {
  let desk: DeskHarness;
  beforeEach(async () => {
    desk = new DeskHarness();
    await desk.start();
    desk.link();
    desk.tell();
  });
  afterEach(() => desk.end());

  const check = async (body: object) => {
    const asked = { reference: '000123', eventType: MODULE, ...body };
    return (await desk.call('POST', '/desk/check', asked)).body;
  };

  it('names the row and its paragraph where the law permits', async () => {
    expect(await check({ recipient: 'bamf' })).toMatchObject({
      verdict: 'permit',
      purpose: 'course-progress',
      row: { rowId: expect.stringContaining('int-8-2'), paragraph: '§ 8(2) IntV', duty: true },
      fields: expect.arrayContaining(['courseCode']),
      showsDate: true,
      at: NOW,
    });
  });

  it('names the missing consent, who may record it, and the newest text that the person is given', async () => {
    const answer = await check({ recipient: 'jobcenter' });
    expect(answer).toMatchObject({
      verdict: 'needs-consent',
      code: 'NO_CONSENT',
      row: { kind: 'CONSENT' },
      missing: [
        {
          form: 'consent',
          source: 'vhs',
          recorders: ['vhs', 'caritas'],
          recipients: ['jobcenter'],
          purposes: ['course-progress'],
          eventTypes: [MODULE],
        },
      ],
    });
    const notices = answer['notices'] as { id: string; language: string; version: string }[];
    const german = notices.filter(({ id, language }) => id === 'notice-course' && language === 'de');
    expect(german).toEqual([expect.objectContaining({ version: '4', text: expect.any(String) })]);
  });

  it('names the provision once the consent is there, and misses it again when it was withdrawn or has expired', async () => {
    desk.tell({ provisions: [provision] });
    const { consentId, provisionId, validUntil } = provision;
    expect(await check({ recipient: 'jobcenter' })).toMatchObject({
      verdict: 'permit',
      provision: { consentId, provisionId, validUntil },
    });
    desk.tell({ provisions: [{ ...provision, withdrawnAt: NOW }] });
    expect(await check({ recipient: 'jobcenter' })).toMatchObject({
      verdict: 'needs-consent',
      code: 'CONSENT_WITHDRAWN',
    });
    desk.tell({ provisions: [{ ...provision, validUntil: NOW }] });
    expect(await check({ recipient: 'jobcenter' })).toMatchObject({ code: 'CONSENT_EXPIRED' });
  });

  it('says what no consent helps against: no row, a condition, another purpose, an erased case', async () => {
    expect(await check({ recipient: 'volunteers' })).toMatchObject({ verdict: 'refuse', code: 'NO_ROW' });
    expect(await check({ eventType: IRREGULAR, recipient: 'abh', purpose: 'duty-monitoring' })).toMatchObject(
      {
        verdict: 'refuse',
        code: 'CONDITION_NOT_MET',
        rows: [{ condition: 'obliged', paragraph: '§ 8(3) IntV' }],
      },
    );
    expect(await check({ recipient: 'bamf', purpose: 'counselling' })).toMatchObject({ verdict: 'refuse' });
    desk.tell({ erased: true });
    expect(await check({ recipient: 'jobcenter' })).toMatchObject({ verdict: 'refuse', code: 'CASE_ERASED' });
  });

  it('takes no type by halves, and says which one is meant', async () => {
    const short = { eventType: 'language.module-completed', recipient: 'bamf' };
    expect(await check(short)).toMatchObject({ code: 'FIELD_INVALID', detail: `write ${MODULE}` });
    expect(await check({ ...short, eventType: 'language.nothing' })).toMatchObject({
      detail: 'use an event type of docs/catalogue.md',
    });
  });

  it('names the prohibition that stands for every purpose, also where no purpose is asked for', async () => {
    expect(await check({ recipient: 'ki' })).toMatchObject({
      verdict: 'refuse',
      code: 'FORBIDDEN',
      rows: [{ kind: 'FORBIDDEN', purpose: '*', paragraph: expect.stringContaining('Art. 5(1)') }],
    });
  });

  it('needs a new consent where the processing is restricted', async () => {
    desk.tell({ provisions: [provision], restrictions: [{ eventIds: '*', from: NOW }] });
    expect(await check({ recipient: 'jobcenter' })).toMatchObject({
      verdict: 'needs-consent',
      code: 'RESTRICTED',
    });
    expect(await check({ recipient: 'bamf' })).toMatchObject({ verdict: 'refuse', code: 'RESTRICTED' });
  });

  it('answers without a file from the agreement alone, whatever is known of any case', async () => {
    desk.tell({ provisions: [provision] });
    const ask = (recipient: string) => check({ reference: undefined, recipient });
    expect(await ask('bamf')).toMatchObject({ verdict: 'permit' });
    expect(await ask('jobcenter')).toMatchObject({ verdict: 'needs-consent' });
  });

  it('does not know a file that is not linked, nor what this agency may not record', async () => {
    desk.tell({ linked: false });
    expect(await check({ recipient: 'bamf' })).toMatchObject({ verdict: 'refuse', code: 'NO_LINK' });
    const plan = 'de.wegmarke.casework.plan-agreed.v1';
    expect(await check({ eventType: plan, recipient: 'bamf' })).toMatchObject({
      code: 'NO_RIGHT_TO_PUBLISH',
    });
  });

  it('is noted here with time, staff, question and answer, the newest first, and nothing leaves for it', async () => {
    await check({ recipient: 'bamf' });
    await check({ recipient: 'jobcenter', purpose: 'course-progress' });
    const { body } = await desk.call('GET', '/desk/checks?max=1');
    expect(body).toEqual({
      checks: [
        {
          number: 2,
          at: NOW,
          staff: 'sb-017',
          question: {
            reference: '000123',
            eventType: MODULE,
            recipient: 'jobcenter',
            purpose: 'course-progress',
            happenedAt: NOW,
          },
          answer: expect.objectContaining({ verdict: 'needs-consent' }),
        },
      ],
      next: 2,
    });
    const older = await desk.call('GET', '/desk/checks?before=2');
    expect(older.body['checks']).toMatchObject([{ number: 1, question: { recipient: 'bamf' } }]);
    expect(desk.memory.outbox.list()).toEqual([]);
    expect(desk.rings).toBe(0);
  });

  it.each<[object, string, string]>([
    [{ recipient: 'nobody' }, 'FIELD_INVALID', '/recipient'],
    [{ recipient: 'vhs' }, 'FIELD_INVALID', '/recipient'],
    [{ recipient: 'bamf', eventType: 'de.wegmarke.no.such.v1' }, 'FIELD_INVALID', '/eventType'],
    [{ recipient: 'bamf', purpose: 'curiosity' }, 'PURPOSE_UNKNOWN', '/purpose'],
    [{ recipient: 'bamf', happenedAt: 'yesterday' }, 'FIELD_INVALID', '/happenedAt'],
    [{ recipient: 'bamf', happenedAt: '2026-02-30T10:00:00.000Z' }, 'FIELD_INVALID', '/happenedAt'],
    [{ recipient: 'bamf', happenedAt: '2026-02-28T24:00:00.000Z' }, 'FIELD_INVALID', '/happenedAt'],
    [{ recipient: 'bamf', why: 'x' }, 'FIELD_UNKNOWN', '/why'],
  ])('of %j is refused with %s at %s, and not noted', async (body, code, pointer) => {
    expect(await check(body)).toMatchObject({ code, pointer, detail: expect.stringMatching(/\w/) });
    expect((await desk.call('GET', '/desk/checks')).body).toEqual({ checks: [] });
  });
});

describe('a session for a page', () => {
  let desk: DeskHarness;
  beforeEach(async () => {
    desk = new DeskHarness();
    await desk.start();
    desk.link();
  });
  afterEach(() => desk.end());
  const PATH = '/desk/cases/000123/embed-session';

  it("is asked of the hub under the file's handle and the member of staff, and handed on with the hub's address", async () => {
    const origin = 'https://fachverfahren.example';
    const answer = await desk.call('POST', PATH, { origin, purpose: 'course-progress' });
    expect(answer).toMatchObject({
      status: 201,
      body: { token: 'a.b.c', expiresAt: NOW, hubUrl: 'https://hub.example' },
    });
    const handle = desk.memory.identity.handle('000123');
    expect(desk.sessions).toEqual([{ handle, actor: 'sb-017', origin, purpose: 'course-progress' }]);
  });

  it.each<[object, string]>([
    [{}, 'FIELD_INVALID'],
    [{ origin: 'https://fachverfahren.example/page' }, 'FIELD_INVALID'],
    [{ origin: 'https://a.example', purpose: 'curiosity' }, 'PURPOSE_UNKNOWN'],
    [{ origin: 'https://a.example', handle: 'x' }, 'FIELD_UNKNOWN'],
  ])('for %j is refused with %s, and the hub is not asked', async (body, code) => {
    expect((await desk.call('POST', PATH, body)).body).toMatchObject({ code });
    expect(desk.sessions).toEqual([]);
  });
});
