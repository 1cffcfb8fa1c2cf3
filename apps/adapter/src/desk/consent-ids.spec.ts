import { commandEntry } from '#catalogue';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

const provision = {
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['de.wegmarke.language.module-completed.v1'],
  depth: 'detail',
  validUntil: '2027-01-01T00:00:00.000Z',
};
const notice = commandEntry('de.wegmarke.consent.give.v1')?.example['notice'];
const consentId = 'Y29uc2VudC1jaG9zZW4taGVyZQ';
const given = { consentId, decision: 'given', notice, givenBy: 'person', provisions: [provision] };
const path = '/desk/cases/000123/consents';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
});
afterEach(() => desk.end());

const post = async (body: object, where = path) => {
  const answer = await desk.call('POST', where, body);
  return [answer.status, answer.body['code']];
};
const listed = async (): Promise<unknown> => (await desk.call('GET', path)).body['consents'];

describe('the id of a consent', () => {
  it('gives the same receipt to who says the same again, and records it once', async () => {
    const first = await desk.call('POST', path, given);
    const again = await desk.call('POST', path, given);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(desk.memory.outbox.list()).toHaveLength(1);
  });

  it('never stands for anything else that is said later', async () => {
    await post(given);
    const { references, identity } = desk.memory;
    references.know('000999', identity.handle('000999'), NOW);
    references.markLinked(identity.handle('000999'), NOW);
    const others: [object, string?][] = [
      [{ ...given, decision: 'refused' }],
      [{ ...given, provisions: [{ ...provision, recipients: ['abh'] }] }],
      [{ ...given, provisions: [provision, provision] }],
      [{ ...given, identityCheck: 'document' }],
      [{ consentId, decision: 'requested', notice, provisions: [provision] }],
      [given, '/desk/cases/000999/consents'],
    ];
    for (const [body, where] of others) expect(await post(body, where)).toEqual([409, 'CONSENT_ID_TAKEN']);
    expect(desk.memory.outbox.list()).toHaveLength(1);
    expect(await listed()).toMatchObject([{ state: 'given', provisions: [provision] }]);
  });

  it('of a question stands for its one answer, in the same file', async () => {
    const asked = { consentId, decision: 'requested', notice, provisions: [provision] };
    expect(await post(asked)).toEqual([201, undefined]);
    const { references, identity } = desk.memory;
    references.know('000999', identity.handle('000999'), NOW);
    references.markLinked(identity.handle('000999'), NOW);
    expect(await post(given, '/desk/cases/000999/consents')).toEqual([409, 'CONSENT_ID_TAKEN']);
    expect(await post({ ...given, decision: 'refused' })).toEqual([201, undefined]);
    expect(await post(given)).toEqual([409, 'CONSENT_ID_TAKEN']);
    expect(await listed()).toMatchObject([{ state: 'refused' }]);
  });

  it('is free again when the hub refused what was said under it', async () => {
    desk.hub = () => ({ outcome: 'refused', code: 'NOTICE_UNKNOWN' });
    expect(await post(given)).toEqual([409, 'NOTICE_UNKNOWN']);
    desk.hub = () => ({ outcome: 'accepted', position: 8 });
    const mended = { ...given, identityCheck: 'document' };
    expect(await post(mended)).toEqual([201, undefined]);
    expect(await post(mended)).toEqual([201, undefined]);
    expect(await listed()).toMatchObject([{ state: 'given', identityCheck: 'document' }]);
    expect(desk.memory.outbox.list()).toHaveLength(2);
  });
});

describe('an amendment that changes nothing', () => {
  it('is refused, and adds no step to the life of the consent', async () => {
    await post(given);
    const { status, body } = await desk.call('PUT', `${path}/${consentId}`, { provisions: [provision] });
    expect([status, body['code']]).toEqual([409, 'CONSENT_UNCHANGED']);
    expect(await listed()).toMatchObject([{ life: [{ step: 'given' }] }]);
  });
});
