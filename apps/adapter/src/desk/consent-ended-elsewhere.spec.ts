import { commandEntry } from '#catalogue';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

const provision = {
  source: 'caritas',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['de.wegmarke.language.voluntary-offer-joined.v1'],
  depth: 'detail',
  validUntil: '2027-01-01T00:00:00.000Z',
};
const own = { ...provision, source: 'vhs' };
const notice = commandEntry('de.wegmarke.consent.give.v1')?.example['notice'];
const given = { decision: 'given', notice, givenBy: 'person', provisions: [provision] };
const path = '/desk/cases/000123/consents';
const AT = '2026-02-20T08:00:00.000Z';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
});
afterEach(() => desk.end());

type Listed = Readonly<{ consentId: string; provisions: readonly { provisionId: string }[] }>;
const record = async (over: object = {}): Promise<string> =>
  String((await desk.call('POST', path, { ...given, ...over })).body['consentId']);
const listed = async () => (await desk.call('GET', path)).body['consents'] as readonly Listed[];
const page = async (consentId: string) =>
  (await desk.text(`${path}/${consentId}/receipt.html?language=en`)).text;

describe('a consent that was recorded here and that a source ended', () => {
  const ended = async (how: 'withdrawn' | 'invalidated'): Promise<string> => {
    const consentId = await record();
    const [shown] = await listed();
    const provisionIds = (shown?.provisions ?? []).map(({ provisionId }) => provisionId);
    desk.tell({ ended: [{ consentId, provisionIds, at: AT, how }] });
    return consentId;
  };

  it('stands as withdrawn or invalid, with the step in its life and on its receipt', async () => {
    const objected = await ended('invalidated');
    expect(await listed()).toMatchObject([
      { state: 'invalidated', life: [{ step: 'objected', at: AT }, { step: 'given' }] },
    ]);
    expect(await page(objected)).toContain('invalid since 20 February 2026');
  });

  it('stands as withdrawn where the source took the withdrawal down', async () => {
    await ended('withdrawn');
    expect(await listed()).toMatchObject([{ state: 'withdrawn', provisions: [{ withdrawnAt: AT }] }]);
  });

  it('is a task until somebody here has taken note of it', async () => {
    const consentId = await ended('invalidated');
    const tasks = async () => (await desk.call('GET', '/desk/tasks')).body['ended'];
    expect(await tasks()).toMatchObject([{ reference: '000123', consentId, how: 'invalidated', at: AT }]);
    const noted = await desk.call('POST', `${path}/${consentId}/acknowledge`, { recordedBy: 'vhs' });
    expect(noted.status).toBe(200);
    expect(await tasks()).toEqual([]);
  });
});

describe('a withdrawal that the hub has not confirmed', () => {
  it('stands on the receipt as stopped here', async () => {
    const consentId = await record({ provisions: [own] });
    desk.hub = () => undefined;
    await desk.call('POST', `${path}/${consentId}/withdraw`, {});
    expect(await page(consentId)).toContain(
      'stopped here on 1 March 2026 at 11:00, not yet confirmed by the hub',
    );
  });

  it('stands so also when the hub refused it, as nothing leaves here any more', async () => {
    const consentId = await record({ provisions: [own] });
    desk.hub = () => ({ outcome: 'refused', code: 'NO_BASIS_NOW' });
    await desk.call('POST', `${path}/${consentId}/withdraw`, {});
    expect(await listed()).toMatchObject([{ state: 'given', stoppedHereAt: NOW }]);
  });
});

describe('a consent that another has superseded', () => {
  it('is withdrawn together with what took its place', async () => {
    const older = await record({ provisions: [own] });
    const newer = await record({ provisions: [own], supersedes: older });
    const preview = await desk.call('GET', `${path}/${older}/withdrawal-preview`);
    expect(preview.body).toMatchObject({ stops: [{ source: 'vhs' }], continuesByConsent: [] });
    desk.hub = () => undefined;
    await desk.call('POST', `${path}/${older}/withdraw`, {});
    expect(await listed()).toMatchObject([
      { consentId: older },
      { consentId: newer, state: 'given', stoppedHereAt: NOW },
    ]);
    desk.hub = () => ({ outcome: 'accepted', position: 9 });
    await desk.call('POST', `${path}/${older}/withdraw`, {});
    expect(await listed()).toMatchObject([
      { consentId: older, state: 'withdrawn' },
      { consentId: newer, state: 'withdrawn', provisions: [{ withdrawnAt: NOW }] },
    ]);
  });
});

describe('a consent that another body recorded for this agency', () => {
  const foreign = {
    ...own,
    consentId: 'consent-of-caritas-1',
    provisionId: 'p1',
    recordedBy: 'caritas',
    form: 'consent',
    special: false,
    validFrom: '2026-01-01T00:00:00.000Z',
  } as never;

  it('is withdrawn here too, for what this agency tells', async () => {
    desk.tell({ provisions: [foreign] });
    const address = `${path}/consent-of-caritas-1`;
    const preview = await desk.call('GET', `${address}/withdrawal-preview`);
    expect(preview.body).toMatchObject({ stops: [{ source: 'vhs', recipient: 'jobcenter' }] });
    const answer = await desk.call('POST', `${address}/withdraw`, {});
    expect([answer.status, answer.body['receipt']]).toMatchObject([200, { outcome: 'accepted' }]);
    const [sent] = desk.memory.outbox.narrowing(desk.memory.identity.handle('000123'));
    expect(sent?.data).toEqual({ consentId: 'consent-of-caritas-1' });
    expect((await desk.call('POST', `${path}/another-one/withdraw`, {})).body['code']).toBe(
      'CONSENT_UNKNOWN',
    );
  });
});
