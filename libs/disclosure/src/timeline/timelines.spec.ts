import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { CaseFiles, UnlinkAgency } from '#casefile';
import { CountingIds } from '#ports/memory';
import { EmbeddedTimelines } from '../embed/embedded-timelines.ts';
import { Room } from '../room.ts';
import { catching, timeline } from '../spec/answers.ts';
import {
  consent,
  handleOf,
  idOf,
  joinCase,
  record,
  sharedCase,
  signed,
  withdraw,
} from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';
import type { World } from '../spec/world.ts';
import { stated } from '../recall/spec/recalling.ts';
import { TimelineNotStill, Timelines } from './timelines.ts';

async function releases(one: World) {
  return one.store.readAll(0, { max: 10_000, filter: { types: ['Released'] } });
}

describe('a timeline', () => {
  let one: World;
  beforeEach(async () => (one = await world()));
  afterEach(() => one.end());

  it("shows an agency's own entries as its own, and others' on their basis", async () => {
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    const own = await timeline(one, 'vhs');
    expect(own.entries.map(({ id, basis }) => [id, basis.kind])).toEqual([
      [idOf('vhs', 'm1'), 'own'],
      [idOf('vhs', 'm2'), 'own'],
    ]);
    const others = await timeline(one, 'jobcenter');
    expect(others.entries.map(({ seq, basis }) => [seq, basis.kind])).toEqual([
      [0, 'consent'],
      [1, 'consent'],
    ]);
  });

  it('says of an own entry that a stolen key signed that nobody else sees it, until the agency confirms it', async () => {
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    const [m1, m2] = [idOf('vhs', 'm1'), idOf('vhs', 'm2')];
    const marks = async (agency: string) =>
      (await timeline(one, agency)).entries.map(({ id, inDoubt }) => [id, inDoubt]);
    const stolen = { agency: 'vhs', kid: 'stolen', revocation: 'r-1', at: one.clock.now() };
    const doubted = { ...stolen, eventIds: [m1, m2], envelopeIds: [m1, m2] };
    await stated(one, { type: 'EntriesDoubted', data: doubted }, 'doubt');
    expect(await marks('vhs')).toEqual([
      [m1, 'unsettled'],
      [m2, 'unsettled'],
    ]);
    expect(await marks('jobcenter')).toEqual([]);
    const word = { agency: 'vhs', confirmed: [m1], disowned: [m2], staff: 'staff-001' };
    await stated(one, { type: 'DoubtSettled', data: word }, 'word');
    expect(await marks('vhs')).toEqual([
      [m1, undefined],
      [m2, 'disowned'],
    ]);
    expect(await marks('jobcenter')).toEqual([[m1, undefined]]);
  });

  it('is entered in the log with the member of staff who read it', async () => {
    await sharedCase(one);
    await consent(one);
    await timeline(one, 'jobcenter');
    const [event, ...more] = await releases(one);
    expect(more).toEqual([]);
    const fact = event && ((await one.vault.openFact(event)) as { data: object });
    expect(fact?.data).toMatchObject({ door: 'timeline', recipient: 'jobcenter', actor: 'staff-1' });
  });

  it('shows for one purpose only what the matrix allows for it', async () => {
    await sharedCase(one);
    await consent(one);
    expect((await timeline(one, 'jobcenter', { purpose: 'course-progress' })).entries).toHaveLength(1);
    expect((await timeline(one, 'jobcenter', { purpose: 'case-management' })).entries).toEqual([]);
  });

  it('is the same empty one for an unknown case, one that is not linked, one that holds nothing for the reader, and after a withdrawal', async () => {
    await sharedCase(one);
    const handle = handleOf('jobcenter');
    const closed = await timeline(one, 'jobcenter', { handle });
    const unknown = await timeline(one, 'jobcenter', { handle: handleOf('jobcenter', 'nowhere') });
    const anothers = await timeline(one, 'jobcenter', { handle: handleOf('vhs') });
    await consent(one);
    await withdraw(one);
    const withdrawn = await timeline(one, 'jobcenter', { handle });
    for (const other of [unknown, anothers, withdrawn]) expect({ ...other, handle }).toEqual(closed);
    expect(await releases(one)).toEqual([]);
  });

  it('is not of the case from which another process split the handle off, and in which the agency has another file by now', async () => {
    await sharedCase(one);
    const files = new CaseFiles({ ...one, ids: new CountingIds(), controllerOf: (_, agency) => agency });
    const late = new Timelines({ ...one, files, refused: { note: async () => {} }, wait: async () => {} });
    const read = () => timeline({ ...one, timelines: late }, 'vhs');
    expect((await read()).entries).toHaveLength(1);
    const unlink = signed('vhs', 'de.wegmarke.case.unlink.v1', 'unlink', {
      ground: 'wrong-number',
      staff: 's',
    });
    expect(await one.bus.execute(new UnlinkAgency(unlink))).toMatchObject({ outcome: 'accepted' });
    await joinCase(one, 'vhs', 'case-1', 'right');
    await record(one, ['m2'], 'right');
    expect((await timeline(one, 'vhs', { handle: handleOf('vhs', 'right') })).entries).toHaveLength(1);
    expect((await read()).entries).toEqual([]);
  });

  it('that is empty and came too late to leave is said to be too late: nobody is left waiting', async () => {
    await sharedCase(one);
    const late = new Timelines({
      ...one,
      outlet: { release: async () => 'late' },
      refused: { note: async () => undefined },
      wait: async () => undefined,
    });
    const read = timeline({ ...one, timelines: late }, 'jobcenter');
    await expect(read).rejects.toThrow(TimelineNotStill);
  });
});

describe('a timeline that has to wait for a place', () => {
  let one: World;
  let room: Room;
  beforeEach(async () => {
    one = await world();
    await sharedCase(one);
    await consent(one);
    room = new Room({ places: 1, mostWaiting: 5, patienceMs: 5_000 });
  });
  afterEach(() => one.end());

  /** A read that waits until the place is free. */
  async function waiting(parts: { handle?: string; isOpen?: () => boolean } = {}) {
    const waited: number[] = [];
    const note = jest.fn(async () => undefined);
    const timelines = new Timelines({
      ...one,
      room,
      refused: { note },
      wait: async (ms) => void waited.push(ms),
    });
    const { promise, resolve: free } = Promise.withResolvers<void>();
    const inside = room.within('somebody else', () => promise);
    const { channel, sent } = catching(one);
    const { handle = handleOf('jobcenter'), isOpen = () => true } = parts;
    const ask = {
      door: 'timeline',
      network: NETWORK,
      agency: 'jobcenter',
      actor: 'staff-1',
      handle,
    } as const;
    const read = timelines.read(ask, { ...channel, isOpen }).then(
      () => 'answered',
      (error: unknown) => error,
    );
    await turn();
    one.clock.advance(1_000);
    free();
    await inside;
    return { told: await read, sent, waited, note };
  }

  it('is answered when it comes in', async () => {
    const { told, sent } = await waiting();
    expect([told, sent.length]).toEqual(['answered', 1]);
  });

  it('is as late after that when it is empty as when nobody had to wait (C5)', async () => {
    const { told, waited } = await waiting({ handle: handleOf('jobcenter', 'nowhere') });
    expect([told, waited]).toEqual(['answered', [25]]);
  });

  it.each([
    ['with entries', handleOf('jobcenter')] as const,
    ['empty', handleOf('jobcenter', 'nowhere')] as const,
  ])('is entered nowhere when the reader left meanwhile: %s', async (_, handle) => {
    const { told, sent, note } = await waiting({ handle, isOpen: () => false });
    expect(told).toBeInstanceOf(TimelineNotStill);
    expect([sent, await releases(one), note.mock.calls]).toEqual([[], [], []]);
  });

  it('is entered nowhere when the reader left while it was read', async () => {
    const answers = [true, false];
    const { told, sent } = await waiting({ isOpen: () => answers.shift() ?? false });
    expect(told).toBeInstanceOf(TimelineNotStill);
    expect([sent, await releases(one)]).toEqual([[], []]);
  });

  it('shares its place with pages inside agencies', async () => {
    const { promise, resolve: free } = Promise.withResolvers<void>();
    const full = new Room({ places: 1, mostWaiting: 0, patienceMs: 5_000 });
    const inside = full.within('somebody else', () => promise);
    const refused = { note: async () => undefined };
    const pages = new EmbeddedTimelines({ ...one, room: full, refused, wait: async () => undefined });
    const session = {
      network: NETWORK,
      agency: 'jobcenter',
      actor: 'staff-1',
      handle: handleOf('jobcenter'),
    };
    await expect(pages.read(session, catching(one).channel)).rejects.toThrow(TimelineNotStill);
    free();
    await inside;
  });
});
