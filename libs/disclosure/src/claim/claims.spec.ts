import type { Append, AppendOutcome } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import { catching, claim } from '../spec/answers.ts';
import { consent, handleOf, idOf, MODULE, record, sharedCase, withdraw } from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';
import type { World } from '../spec/world.ts';

/** A store in which something happens right before the next release is entered. */
class BusyStore extends MemoryEventStore {
  meanwhile: (() => Promise<unknown>) | undefined;

  override async appendEach(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    if (appends.some(({ events }) => events.some(({ type }) => type === 'Released'))) {
      const { meanwhile } = this;
      this.meanwhile = undefined;
      await meanwhile?.();
    }
    return super.appendEach(appends);
  }
}

async function released(one: World) {
  const events = await one.store.readAll(0, {
    max: 10_000,
    filter: { types: ['Released', 'ReleaseAbandoned'] },
  });
  return events.map(({ type }) => type);
}

describe('a claim', () => {
  let one: World;
  beforeEach(async () => (one = await world({ store: new BusyStore() })));
  afterEach(() => one.end());

  it('brings what a consent permits, with the permitted fields, the basis and the own handle', async () => {
    await sharedCase(one);
    await consent(one);
    const reply = await claim(one, 'jobcenter');
    expect(reply).toMatchObject({ after: 0, more: false });
    expect(reply.next).toBeGreaterThan(0);
    expect(reply.entries).toEqual([
      expect.objectContaining({
        seq: reply.next,
        handle: handleOf('jobcenter'),
        type: MODULE,
        agency: 'vhs',
        id: idOf('vhs', 'm1'),
        happenedAt: '2026-01-10T00:00:00.000Z',
        fields: { courseCode: 'IK-2025-014', module: 1, level: 'a2' },
        basis: expect.objectContaining({ kind: 'consent', consentId: 'consent-1' }),
        purpose: 'course-progress',
      }),
    ]);
  });

  it('does not tell the recipient who took the consent down: it may be an agency of which it does not know', async () => {
    await sharedCase(one);
    await consent(one);
    const [entry] = (await claim(one, 'jobcenter')).entries;
    expect(entry?.basis).not.toHaveProperty('recordedBy');
  });

  it('shows no date and no detail when the consent reaches to the fact only', async () => {
    await sharedCase(one);
    await consent(one, { depth: 'fact' });
    const [entry] = (await claim(one, 'jobcenter')).entries;
    expect(entry).toMatchObject({ fields: {} });
    expect(entry).not.toHaveProperty('happenedAt');
    expect(entry).not.toHaveProperty('recordedAt');
  });

  it('is empty without a basis, and the answer tells nothing else', async () => {
    await sharedCase(one);
    expect(await claim(one, 'jobcenter')).toMatchObject({ after: 0, next: 0, more: false, entries: [] });
    expect(await claim(one, 'caritas')).toMatchObject({ after: 0, next: 0, more: false, entries: [] });
    expect(await released(one)).toEqual([]);
  });

  it('is entered in the log before its bytes leave', async () => {
    await sharedCase(one);
    await consent(one);
    const seen: unknown[] = [];
    const channel = { send: async () => void seen.push(await released(one)) };
    await one.claims.answer(
      { kind: 'claim', network: NETWORK, agency: 'jobcenter', after: 0, max: 10, at: one.clock.now() },
      channel,
    );
    expect(seen).toEqual([['Released']]);
  });

  it('brings the same again when the answer was lost, and nothing twice when it was not', async () => {
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    const lost = await claim(one, 'jobcenter');
    const again = await claim(one, 'jobcenter', 0);
    expect(again.entries.map(({ id }) => id)).toEqual(lost.entries.map(({ id }) => id));
    expect(again.next).toBeGreaterThan(lost.next);
    expect((await claim(one, 'jobcenter', again.next)).entries).toEqual([]);
    await record(one, ['m3']);
    const news = await claim(one, 'jobcenter', again.next);
    expect(news.entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm3')]);
  });

  it('brings a lost answer again after something else was asked for meanwhile', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    const first = await claim(one, 'jobcenter');
    await record(one, ['m2']);
    await claim(one, 'jobcenter', first.next);
    await record(one, ['m3']);
    const reply = await claim(one, 'jobcenter', first.next);
    expect(reply.entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm2'), idOf('vhs', 'm3')]);
  });

  it('is cut at the most that was asked for, and the rest comes next', async () => {
    await sharedCase(one, ['m1', 'm2'], 'case-1');
    await consent(one, {}, 'case-1');
    await sharedCase(one, ['n1', 'n2'], 'case-2');
    await consent(one, {}, 'case-2', 'consent-2');
    const first = await claim(one, 'jobcenter', 0, 3);
    expect(first).toMatchObject({ more: true });
    const second = await claim(one, 'jobcenter', first.next, 3);
    expect(second).toMatchObject({ more: false });
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(ids).toEqual(['m1', 'm2', 'n1', 'n2'].map((name) => idOf('vhs', name)));
  });

  it('brings nothing that a withdrawal takes back between the decision and its entry', async () => {
    await sharedCase(one);
    await consent(one);
    (one.store as BusyStore).meanwhile = () => withdraw(one);
    expect((await claim(one, 'jobcenter')).entries).toEqual([]);
    expect(await released(one)).toEqual([]);
  });

  it('is asked of the gate again when the case changed for another reason', async () => {
    await sharedCase(one);
    await consent(one);
    const caseId = await one.files.caseOf(NETWORK, 'jobcenter', handleOf('jobcenter'));
    (one.store as BusyStore).meanwhile = () =>
      one.files.abandonRelease(NETWORK, caseId ?? '', 'of-another-process');
    expect((await claim(one, 'jobcenter')).entries).toHaveLength(1);
    expect(await released(one)).toEqual(['ReleaseAbandoned', 'Released']);
  });

  it('sends nothing when it is too late, says so in the log, and brings it next time', async () => {
    await sharedCase(one);
    await consent(one);
    (one.store as BusyStore).meanwhile = async () => one.clock.advance(250);
    expect(await claim(one, 'jobcenter')).toMatchObject({ entries: [], next: 0, more: true });
    expect(await released(one)).toEqual(['Released', 'ReleaseAbandoned']);
    expect((await claim(one, 'jobcenter')).entries).toHaveLength(1);
  });

  it('is abandoned in the log when the asker is gone', async () => {
    await sharedCase(one);
    await consent(one);
    const channel = {
      send: () => {
        throw new Error('gone');
      },
    };
    const asking = one.claims.answer(
      { kind: 'claim', network: NETWORK, agency: 'jobcenter', after: 0, max: 10, at: one.clock.now() },
      channel,
    );
    await expect(asking).rejects.toThrow('gone');
    expect(await released(one)).toEqual(['Released', 'ReleaseAbandoned']);
  });

  it('leaves out an event whose content key is gone', async () => {
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    const [event] = await one.store.readAll(0, { max: 1, filter: { types: [MODULE] } });
    if (event !== undefined) one.vault.forget(event);
    expect((await claim(one, 'jobcenter')).entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm2')]);
  });

  it('looks again by itself when a consent begins', async () => {
    await sharedCase(one);
    await consent(one, { validFrom: '2026-01-16T00:00:00.000Z' });
    expect((await claim(one, 'jobcenter')).entries).toEqual([]);
    one.clock.set('2026-01-16T00:00:00.000Z');
    expect((await claim(one, 'jobcenter')).entries).toHaveLength(1);
  });

  it('answers an agency in turn, so that no number is given twice', async () => {
    await sharedCase(one);
    await consent(one);
    const [a, b] = await Promise.all([claim(one, 'jobcenter'), claim(one, 'jobcenter')]);
    expect(a.next).not.toBe(b.next);
  });

  it('answers through one channel only', async () => {
    const caught = catching(one);
    await one.claims.answer(
      { kind: 'claim', network: NETWORK, agency: 'bamf', after: 3, max: 10, at: one.clock.now() },
      caught.channel,
    );
    expect(caught.only()).toMatchObject({ after: 3, next: 3, entries: [] });
  });
});
