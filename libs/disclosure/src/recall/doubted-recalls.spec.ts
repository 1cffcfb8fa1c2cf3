import { claim, timeline } from '../spec/answers.ts';
import { consent, handleOf, idOf, record } from '../spec/happenings.ts';
import type { World } from '../spec/world.ts';
import type { ConsentedCase } from './spec/recalling.ts';
import { consentedCase, noticesOf, stated } from './spec/recalling.ts';

const STOLEN = {
  agency: 'vhs',
  kid: 'stolen-key',
  revocation: 'revocation-1',
  at: '2026-01-15T12:00:00.000Z',
};
const M1 = idOf('vhs', 'm1');
const M2 = idOf('vhs', 'm2');

describe('what a stolen key signed', () => {
  let one: World;
  let recalling: ConsentedCase['recalling'];
  let end: ConsentedCase['end'];
  beforeEach(async () => ({ one, recalling, end } = await consentedCase()));
  afterEach(() => end());

  const notices = async () => {
    await recalling.quiet();
    return (await noticesOf(one, 'jobcenter')).map(({ kind, eventIds }) => ({ kind, eventIds }));
  };
  const doubt = (...envelopeIds: readonly string[]) =>
    stated(
      one,
      { type: 'EntriesDoubted', data: { ...STOLEN, eventIds: [], envelopeIds } },
      `doubt-${envelopeIds.join()}`,
    );
  const settle = (confirmed: readonly string[], disowned: readonly string[]) => {
    const data = { agency: 'vhs', confirmed, disowned, staff: 'staff-001' };
    return stated(one, { type: 'DoubtSettled', data }, `settled-${confirmed.join()}-${disowned.join()}`);
  };
  const DAY = 86_400_000;
  const whose = { controller: 'vhs-controller', request: 'r1' };
  const restrict = () => {
    const data = { ...whose, agencies: ['vhs'], eventIds: [M1], from: one.clock.now() };
    return stated(one, { type: 'ProcessingRestricted', data }, 'restriction');
  };
  const lift = () => {
    one.clock.advance(DAY);
    const at = one.clock.now();
    const by = { staff: 's1', confirmedBy: 's2' };
    const data = { ...whose, proposal: 'p1', personToldAt: at, ...by, at };
    return stated(one, { type: 'RestrictionLifted', data }, 'lifting');
  };
  const idOfConsent = async () => {
    const found = await one.store.readAll(0, { max: 1_000, filter: { types: ['ConsentGiven'] } });
    return found.at(-1)?.id ?? '';
  };

  it('may not be used by who has it, until its agency has said whose it is', async () => {
    await claim(one, 'jobcenter');
    await doubt(M1, M2);
    expect(await notices()).toEqual([{ kind: 'restrict', eventIds: [M1, M2] }]);
    await settle([M1], [M2]);
    expect((await notices()).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'restriction-lifted', eventIds: [M1] },
      { kind: 'stop-using', eventIds: [M2] },
    ]);
    expect(await noticesOf(one, 'vhs')).toEqual([]);
  });

  it('is not called back from whom it never reached', async () => {
    await doubt(M1, M2);
    expect(await notices()).toEqual([]);
  });

  it('takes along what was handed on under its consent', async () => {
    await timeline(one, 'jobcenter');
    const given = await idOfConsent();
    await doubt(given);
    expect(await notices()).toEqual([{ kind: 'restrict', eventIds: [M1, M2] }]);
    await settle([], [given]);
    expect(await notices()).toContainEqual({ kind: 'stop-using', eventIds: [M1, M2] });
  });

  it('is not released from its restriction while something else of it is in doubt', async () => {
    await claim(one, 'jobcenter');
    const given = await idOfConsent();
    await doubt(M1, M2, given);
    const kinds = async () => (await notices()).map(({ kind }) => kind).toSorted();
    await settle([M1], []);
    expect(await kinds()).toEqual(['restrict']);
    await settle([given], []);
    expect(await notices()).toEqual([
      { kind: 'restrict', eventIds: [M2] },
      { kind: 'restriction-lifted', eventIds: [M1] },
    ]);
  });

  it('may not be used again when the word that confirmed it is in doubt, until that one is confirmed', async () => {
    await claim(one, 'jobcenter');
    await doubt(M1);
    await settle([M1], []);
    expect(await notices()).toEqual([{ kind: 'restriction-lifted', eventIds: [M1] }]);
    await doubt(`settled-${M1}-`);
    expect(await notices()).toEqual([{ kind: 'restrict', eventIds: [M1] }]);
    await settle([`settled-${M1}-`], []);
    expect(await notices()).toEqual([{ kind: 'restriction-lifted', eventIds: [M1] }]);
  });

  it('is called back once when an event and the consent under it are disowned together', async () => {
    await timeline(one, 'jobcenter');
    const given = await idOfConsent();
    await doubt(M1, given);
    await notices();
    await settle([], [M1, given]);
    const called = await notices();
    expect(called).toHaveLength(1);
    expect(called).toMatchObject([
      { kind: 'stop-using', eventIds: expect.arrayContaining([M1, M2]) as unknown },
    ]);
    await settle([], []);
    expect(await notices()).toEqual(called);
  });

  it('is called back once when they are disowned by two words that are read together', async () => {
    await timeline(one, 'jobcenter');
    const given = await idOfConsent();
    await doubt(M1, given);
    await settle([], [M1]);
    await settle([], [given]);
    expect((await notices()).flatMap(({ kind, eventIds }) => eventIds.map((id) => [kind, id]))).toEqual(
      expect.arrayContaining([
        ['stop-using', M1],
        ['stop-using', M2],
      ]),
    );
    expect(new Set((await notices()).map(({ kind }) => kind))).toEqual(new Set(['stop-using']));
  });

  it('is not to be used at all when it is confirmed and its consent disowned: nobody is told that he may', async () => {
    await timeline(one, 'jobcenter');
    const given = await idOfConsent();
    await doubt(M1, given);
    await notices();
    await settle([M1], [given]);
    expect(await notices()).toEqual([{ kind: 'stop-using', eventIds: [M1, M2] }]);
  });

  it('may be used again when only its consent is disowned and another one carries it', async () => {
    await timeline(one, 'jobcenter');
    const given = await idOfConsent();
    await doubt(given);
    await notices();
    await consent(one, {}, 'case-1', 'consent-2');
    await settle([], [given]);
    expect(await notices()).toEqual([{ kind: 'restriction-lifted', eventIds: [M1, M2] }]);
  });

  it('is not released by the end of another restriction while its consent is in doubt', async () => {
    await timeline(one, 'jobcenter');
    const given = await idOfConsent();
    await restrict();
    await notices();
    await doubt(given);
    const before = await notices();
    await lift();
    expect(await notices()).toEqual(before);
    await settle([given], []);
    expect(await notices()).toEqual([{ kind: 'restriction-lifted', eventIds: [M1, M2] }]);
  });

  it('is dealt with again by another process as it was at first, whatever was said meanwhile', async () => {
    await timeline(one, 'jobcenter');
    await stated(
      one,
      { type: 'ProcessingRestricted', data: { ...whose, agencies: ['vhs'], from: one.clock.now() } },
      'restriction',
    );
    await doubt(M2);
    await notices();
    await lift();
    await notices();
    const lifting = await one.store.readAll(0, { max: 1_000, filter: { types: ['RestrictionLifted'] } });
    const before = await notices();
    await recalling.end();
    await settle([M2], []);
    await recalling.reactor().take(lifting, lifting[0]?.position ?? 0);
    const after = await noticesOf(one, 'jobcenter');
    expect(after.map(({ kind, eventIds }) => ({ kind, eventIds }))).toEqual(before);
    expect(before).toContainEqual({ kind: 'restriction-lifted', eventIds: [M1] });
    expect(before).toContainEqual({ kind: 'restrict', eventIds: [M2] });
  });

  it('reaches nobody by claim or timeline until it is confirmed, and then everybody who may have it', async () => {
    await doubt(M1);
    expect((await claim(one, 'jobcenter')).entries.map(({ id }) => id)).toEqual([M2]);
    expect(
      (await timeline(one, 'jobcenter', { handle: handleOf('jobcenter') })).entries.map(({ id }) => id),
    ).toEqual([M2]);
    await record(one, ['m3']);
    await settle([M1], []);
    await one.quiet();
    const { entries } = await claim(one, 'jobcenter', 1);
    expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining([M1]));
  });
});
