import { setTimeout as pause } from 'node:timers/promises';
import type { EvidenceReply } from '#catalogue';
import { MemoryAccessLog, MemoryViewRebuilds } from '#ports/memory';
import { LogFollower } from '../follow/log-follower.ts';
import { ParkingReader } from '../follow/parking-reader.ts';
import { rebuildView } from '../rebuild/rebuild-view.ts';
import { adoptNext, NEXT_FROM } from '../spec/next-agreement.ts';
import type { World } from '../spec/world.ts';
import { catching, claim } from '../spec/answers.ts';
import { consent, idOf, joinCase, record, sharedCase } from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';

const STARTED = 'de.wegmarke.language.course-started.v1';
const DAY_MS = 86_400_000;
const before = new Date(Date.parse(NEXT_FROM) - 1).toISOString();

async function evidence(one: World, agency: string, after = 0): Promise<EvidenceReply> {
  await one.quiet();
  const caught = catching(one);
  const ask = { kind: 'evidence', network: NETWORK, agency, after, max: 10, at: one.clock.now() } as const;
  await one.feed.answer(ask, caught.channel);
  return caught.only() as EvidenceReply;
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end;) {
    if (await holds()) return;
    await pause(10);
  }
  throw new Error('it never came to that');
}

/** Lets the follower begin anew, with which it looks at once at what no event brings. */
async function lookedAround(one: World): Promise<void> {
  await one.follower.stop();
  one.follower.start();
  await one.quiet();
  await one.follower.stop();
  one.follower.start();
}

/**
 * vhs and jobcenter share a case whose modules the jobcenter may have from the next version on, without consent; and caritas
 * recorded a consent on behalf of vhs, as it may no longer do then. The revision up to which vhs knows its evidence.
 */
async function settledUnderTheOld(one: World): Promise<number> {
  await sharedCase(one);
  await joinCase(one, 'caritas');
  await consent(one, { eventTypes: [STARTED] }, 'case-1', 'consent-1', 'caritas');
  await one.quiet();
  expect((await claim(one, 'jobcenter')).entries).toEqual([]);
  await adoptNext(one);
  const { cases, next } = await evidence(one, 'vhs');
  expect(cases[0]?.provisions).toHaveLength(1);
  return next;
}

describe('a version that comes into force after its delay', () => {
  let one: World;
  beforeEach(async () => (one = await world()));
  afterEach(async () => {
    expect(one.faults).toEqual([]);
    await one.end();
  });

  it('opens to claims at its very instant what it permits in cases that stand still', async () => {
    await settledUnderTheOld(one);
    one.clock.set(before);
    expect((await claim(one, 'jobcenter')).entries).toEqual([]);
    one.clock.set(NEXT_FROM);
    expect((await claim(one, 'jobcenter')).entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm1')]);
  });

  it('tells changed evidence of cases that stand still, and rings once where anything changed', async () => {
    const next = await settledUnderTheOld(one);
    one.rung.length = 0;
    one.clock.set(NEXT_FROM);
    await until(() => one.rung.length >= 2);
    await lookedAround(one);
    expect(one.rung.toSorted()).toEqual(['jobcenter', 'vhs']);
    const reply = await evidence(one, 'vhs', next);
    expect(reply.agreementHash).toBe((await one.inForce()).hash);
    expect(reply.cases).toEqual([expect.objectContaining({ provisions: [] })]);
    expect((await evidence(one, 'jobcenter', reply.next)).cases).toEqual([]);
    await record(one, ['m2']);
    expect((await evidence(one, 'vhs', reply.next)).cases).toEqual([]);
  });

  it('tells nobody anything before that', async () => {
    const next = await settledUnderTheOld(one);
    one.rung.length = 0;
    one.clock.set(before);
    await lookedAround(one);
    expect(one.rung).toEqual([]);
    expect(await evidence(one, 'vhs', next)).toMatchObject({ cases: [], next });
  });

  it('is noted too where the index was being built anew over that instant', async () => {
    const next = await settledUnderTheOld(one);
    await one.follower.stop();
    const live = { claims: one.index, evidence: one.evidenceIndex, recalls: one.openRecalls };
    const views = { ...live, access: new MemoryAccessLog(), parking: one.parking };
    const onProgress = () => one.clock.set(NEXT_FROM);
    await rebuildView('evidence', { ...one, rebuilds: new MemoryViewRebuilds(views) }, { onProgress });
    expect(await one.evidenceIndex.changes(NETWORK, 'vhs', next, 10)).toEqual([]);
    one.follower.start();
    await until(async () => (await one.evidenceIndex.changes(NETWORK, 'vhs', next, 10)).length === 1);
  });

  it('is noted late where nobody followed at that instant', async () => {
    const next = await settledUnderTheOld(one);
    await one.follower.stop();
    one.rung.length = 0;
    one.clock.set(NEXT_FROM);
    one.clock.advance(DAY_MS);
    const reader = new ParkingReader('evidence', { ...one, faults: one.told }, one.newReactor());
    const restarted = new LogFollower('bell', one.store, reader, one.told);
    restarted.start();
    await until(() => one.rung.length >= 2);
    await restarted.stop();
    expect(one.rung.toSorted()).toEqual(['jobcenter', 'vhs']);
    one.follower.start();
    expect((await evidence(one, 'vhs', next)).cases).toEqual([expect.objectContaining({ provisions: [] })]);
  });
});
