import { agreementHash } from '#agreement';
import { commandEntry } from '#catalogue';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

interface Offer {
  readonly id: string;
  readonly state: string;
  readonly sources: readonly {
    readonly agency: string;
    readonly release: string;
    readonly depth: string;
    readonly events: readonly { readonly type: string; readonly title: object; readonly special: boolean }[];
  }[];
  readonly recorded: readonly {
    readonly consentId: string;
    readonly provisionId: string;
    readonly state: string;
  }[];
}

const PATH = '/desk/cases/000123';
const MODULE = 'de.wegmarke.language.module-completed.v1';
const provision = {
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: [MODULE],
  depth: 'date',
  validUntil: '2027-01-01T00:00:00.000Z',
};
const given = {
  decision: 'given',
  notice: commandEntry('de.wegmarke.consent.give.v1')?.example['notice'],
  givenBy: 'person',
  provisions: [provision],
};

describe('what can be consented to', () => {
  let desk: DeskHarness;
  const at = async (agency: string): Promise<DeskHarness> => {
    desk = new DeskHarness(agency);
    await desk.start();
    desk.link();
    return desk;
  };
  afterEach(() => desk.end());
  const offers = async (): Promise<readonly Offer[]> =>
    (await desk.call('GET', `${PATH}/consent-offers`)).body['offers'] as Offer[];
  const card = async (id: string) => (await offers()).find((one) => one.id === id);

  it('is one card for each recipient and purpose of the consent rows for which this agency may record', async () => {
    await at('vhs');
    const all = await offers();
    expect(all.map(({ id }) => id)).toContain('jobcenter.course-progress');
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(
      all.flatMap(({ sources }) => sources.map(({ agency }) => agency)).every((one) => one === 'vhs'),
    ).toBe(true);
    const progress = await card('jobcenter.course-progress');
    expect(progress).toMatchObject({
      purpose: { id: 'course-progress', de: 'Kursverlauf' },
      recipient: { agency: 'jobcenter' },
      state: 'none',
      sources: [{ depth: 'detail', release: 'none' }],
    });
    const interrupted = progress?.sources[0]?.events.find(({ type }) => type.includes('interrupted'));
    expect(interrupted).toMatchObject({ special: true });
    expect(await card('volunteers.counselling')).toMatchObject({ sources: [{ depth: 'date' }] });
  });

  it('holds what another agency lets this one record, but never in its own favour', async () => {
    await at('caritas');
    const all = await offers();
    expect(
      all.find(({ id }) => id === 'jobcenter.course-progress')?.sources.map(({ agency }) => agency),
    ).toEqual(['vhs']);
    expect(all.some(({ id }) => id.startsWith('caritas.'))).toBe(false);
  });

  it('asks for the day also where a row that demands it comes into force later, not where that is over', async () => {
    await at('vhs');
    const inForce = desk.memory.agreements.current()!;
    const { agreement } = inForce;
    const row = agreement.cells.find(
      (one) => one.sender === 'vhs' && one.recipient === 'jobcenter' && one.purpose === 'course-progress',
    )!;
    const flagged = async (change: Partial<typeof row>) => {
      const ending = { ...row, id: 'ending', basis: { kind: 'CONSENT', needsDataUntil: true } as const };
      const changed = { ...agreement, cells: [...agreement.cells, { ...ending, ...change }] };
      desk.memory.agreements.put({ ...inForce, hash: agreementHash(changed), agreement: changed });
      const events = (await card('jobcenter.course-progress'))?.sources[0]?.events ?? [];
      return events.filter((one) => 'needsDataUntil' in one).map(({ type }) => type);
    };
    expect(await flagged({ until: NOW })).toEqual([]);
    expect(await flagged({ purpose: 'counselling' })).toEqual([]);
    expect(await flagged({ from: '2090-01-01T00:00:00.000Z' })).toEqual([row.eventType]);
  });

  it('says where a release from secrecy must stand beside the consent', async () => {
    await at('caritas');
    const own = (await offers())
      .flatMap(({ sources }) => sources)
      .filter(({ agency }) => agency === 'caritas');
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ release }) => release === 'here')).toBe(true);
  });

  it('tells where each card stands', async () => {
    await at('vhs');
    const { consentId } = (await desk.call('POST', `${PATH}/consents`, given)).body;
    const stands = await card('jobcenter.course-progress');
    expect(stands).toMatchObject({
      state: 'given',
      recorded: [{ consentId, state: 'given', depth: 'date' }],
    });
    expect(await card('abh.course-progress')).toMatchObject({ state: 'none', recorded: [] });
    desk.hub = () => undefined;
    await desk.call('POST', `${PATH}/consents/${String(consentId)}/withdraw`, {});
    expect(await card('jobcenter.course-progress')).toMatchObject({ state: 'stopped' });
    desk.hub = () => ({ outcome: 'accepted', position: 8 });
    await desk.call('POST', `${PATH}/consents/${String(consentId)}/withdraw`, {});
    expect(await card('jobcenter.course-progress')).toMatchObject({ state: 'withdrawn' });
    await desk.call('POST', `${PATH}/consents`, { ...given, decision: 'refused' });
    expect(await card('jobcenter.course-progress')).toMatchObject({ state: 'refused' });
    desk.now = '2027-01-02T00:00:00.000Z';
    await desk.call('POST', `${PATH}/consents`, given);
    expect(await card('jobcenter.course-progress')).toMatchObject({ state: 'expired' });
  });

  it('names the other recipients whom the same provision reaches', async () => {
    await at('vhs');
    const both = { ...given, provisions: [{ ...provision, recipients: ['jobcenter', 'abh'] }] };
    await desk.call('POST', `${PATH}/consents`, both);
    expect(await card('abh.course-progress')).toMatchObject({ recorded: [{ alsoFor: ['jobcenter'] }] });
  });

  describe('when the agreement asks for it no more', () => {
    interface NotOffered {
      readonly consentId: string;
    }
    const notOffered = async () =>
      (await desk.call('GET', `${PATH}/consent-offers`)).body['notOffered'] as readonly NotOffered[];
    /** The row went, and its card with it. */
    const withoutRow = (): void => {
      const inForce = desk.memory.agreements.current();
      if (inForce === undefined) throw new Error('the desk holds an agreement');
      const { agreement } = inForce;
      const cells = agreement.cells.filter(
        ({ recipient, purpose }) => `${recipient}.${purpose}` !== 'jobcenter.course-progress',
      );
      const changed = { ...agreement, cells };
      desk.memory.agreements.put({ ...inForce, hash: agreementHash(changed), agreement: changed });
    };
    const withdrawable = async (consentId: string) =>
      (await desk.call('GET', `${PATH}/consents/${consentId}/withdrawal-preview`)).body;

    it('stands by itself until it is withdrawn, which is possible at any time', async () => {
      await at('vhs');
      const { body } = await desk.call('POST', `${PATH}/consents`, given);
      const consentId = String(body['consentId']);
      expect(await notOffered()).toEqual([]);
      withoutRow();
      expect(await card('jobcenter.course-progress')).toBeUndefined();
      expect(await notOffered()).toMatchObject([
        {
          consentId,
          isWhole: true,
          provisions: [
            {
              form: 'consent',
              sourceName: { de: expect.any(String) },
              recipients: [{ de: 'Jobcenter Kreis Steinfurt' }],
              purposes: [{ de: 'Kursverlauf' }],
              validUntil: provision.validUntil,
            },
          ],
        },
      ]);
      expect(await withdrawable(consentId)).toMatchObject({ inForce: true, stops: [] });
      await desk.call('POST', `${PATH}/consents/${consentId}/withdraw`, {});
      expect(await notOffered()).toEqual([]);
      expect(await withdrawable(consentId)).toMatchObject({ inForce: false });
    });

    it('stands there with the provision that is on no card, though another one of it still is', async () => {
      await at('vhs');
      const other = { ...provision, recipients: ['abh'] };
      const { body } = await desk.call('POST', `${PATH}/consents`, {
        ...given,
        provisions: [provision, other],
      });
      expect(await notOffered()).toEqual([]);
      withoutRow();
      expect(await card('abh.course-progress')).toMatchObject({ state: 'given' });
      const [only, ...more] = await notOffered();
      expect(more).toEqual([]);
      expect(only).toMatchObject({
        consentId: body['consentId'],
        isWhole: false,
        provisions: [{ recipients: [{ de: 'Jobcenter Kreis Steinfurt' }] }],
      });
    });

    it('is nothing to withdraw when its time is over, nor what was refused', async () => {
      await at('vhs');
      await desk.call('POST', `${PATH}/consents`, given);
      await desk.call('POST', `${PATH}/consents`, { ...given, decision: 'refused' });
      withoutRow();
      expect(await notOffered()).toHaveLength(1);
      desk.now = provision.validUntil;
      expect(await notOffered()).toEqual([]);
    });
  });

  it('comes with the notices, the lists, and what the authorities of residence law are told', async () => {
    await at('jobcenter');
    const { body } = await desk.call('GET', `${PATH}/consent-offers`);
    expect(body).toMatchObject({
      at: NOW,
      linked: true,
      notices: expect.arrayContaining([expect.objectContaining({ id: 'notice-course', language: 'de' })]),
      codes: { givers: { person: { de: 'die Person selbst' } } },
    });
    const told = body['residenceAuthorities'] as { recipient: string; paragraph: { de: string } }[];
    expect(told.map(({ recipient }) => recipient)).toContain('abh');
    expect(told.every(({ paragraph }) => paragraph.de.length > 0)).toBe(true);
  });

  it('is told of own files only', async () => {
    await at('vhs');
    const { body } = await desk.call('GET', '/desk/cases/000999/consent-offers');
    expect(body['code']).toBe('REFERENCE_UNKNOWN');
  });
});
