import { HubSaidNo } from '../hub/hub-reads.ts';
import { DeskHarness, NOW, OFFICER } from './spec/desk-harness.ts';

const as = (staff: string) => ({ 'X-Staff': staff });

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
});
afterEach(() => desk.end());

describe("the officer's questions", () => {
  it('go to the hub as they are put, under the officer’s own id', async () => {
    const { status, body } = await desk.call(
      'GET',
      '/desk/officer/search?q=door:timeline+decision:deny',
      undefined,
      as(OFFICER),
    );
    expect([status, body]).toEqual([200, { answer: { entries: [] }, signed: 'a.b.c' }]);
    await desk.call('GET', '/desk/officer/entries/12/0', undefined, as(OFFICER));
    expect(desk.asked).toEqual([
      { actor: OFFICER, path: 'search', query: 'q=door%3Atimeline+decision%3Adeny' },
      { actor: OFFICER, path: 'entries/12/0', query: '' },
    ]);
  });

  it('are for the officers of the configuration only', async () => {
    for (const path of ['search', 'export', 'entries/12/0', 'consents/unused', 'register-of-processing']) {
      const { status, body } = await desk.call('GET', `/desk/officer/${path}`);
      expect([status, body['code']]).toEqual([403, 'NOT_AN_OFFICER']);
    }
    expect(desk.asked).toEqual([]);
  });

  it('name places as numbers, and nothing else of the hub can be reached by them', async () => {
    for (const place of ['1/..%2F..', 'x/0', '1/0/2'])
      expect(
        (await desk.call('GET', `/desk/officer/entries/${place}`, undefined, as(OFFICER))).body['code'],
      ).toBe('ROUTE_UNKNOWN');
    expect(desk.asked).toEqual([]);
  });

  it('about one decision come with what its proof is held against: the head that this agency verified, and the pinned keys', async () => {
    const explained = async () =>
      (await desk.call('GET', '/desk/officer/entries/12/0', undefined, as(OFFICER))).body['held'];
    expect(await explained()).toEqual({ hubKeys: [expect.objectContaining({ crv: 'Ed25519' })] });
    desk.memory.ledger.heads.put({ origin: 'hub', size: 40, note: 'a note', seenAt: NOW });
    expect(await explained()).toMatchObject({ note: 'a note' });
    expect(desk.asked.at(-1)).toMatchObject({ path: 'entries/12/0', query: 'seen=40' });
  });

  it('have words for all that they name, from the agreement that is held here', async () => {
    const { body } = await desk.call('GET', '/desk/officer/terms', undefined, as(OFFICER));
    expect(body).toMatchObject({
      own: ['vhs'],
      agencies: { vhs: { de: 'VHS Rheine' }, abh: { de: 'Ausländerbehörde' } },
      types: {
        'de.wegmarke.language.module-completed.v1': { fields: { module: { de: expect.any(String) } } },
      },
    });
  });

  it('have words for what an agency reads of its own, and for commands that others are told of', async () => {
    const { body } = await desk.call('GET', '/desk/officer/terms', undefined, as(OFFICER));
    expect(body).toMatchObject({
      purposes: { 'own-record': { de: 'eigene Einträge der Stelle', en: 'own entries' } },
      types: {
        'de.wegmarke.case.propose-link.v1': { titles: { de: expect.not.stringContaining('propose') } },
      },
    });
  });

  it('are told why the hub does not answer', async () => {
    desk.officer = () => Promise.reject(new HubSaidNo('SEARCH_UNREADABLE', 'end the quotation', '/q'));
    const { status, body } = await desk.call('GET', '/desk/officer/search?q=%22', undefined, as(OFFICER));
    expect([status, body]).toMatchObject([
      422,
      { code: 'SEARCH_UNREADABLE', detail: 'end the quotation', pointer: '/q' },
    ]);
  });
});
