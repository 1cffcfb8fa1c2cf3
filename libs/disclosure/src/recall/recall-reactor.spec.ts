import { recallOwner } from '#casefile';
import { MemoryAccessLog, MemoryViewRebuilds } from '#ports/memory';
import { rebuildView } from '../rebuild/rebuild-view.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, handleOf, idOf, record, withdraw } from '../spec/happenings.ts';
import { NETWORK } from '../spec/world.ts';
import type { World } from '../spec/world.ts';
import { RECALL_REACTOR } from './recall-reactor.ts';
import { remindWaiting } from './remind-waiting.ts';
import type { ConsentedCase } from './spec/recalling.ts';
import { answer, consentedCase, noticesOf, stated } from './spec/recalling.ts';

const DAY = 86_400_000;

describe('what lost its basis', () => {
  let one: World;
  let recalling: ConsentedCase['recalling'];
  let end: ConsentedCase['end'];
  beforeEach(async () => ({ one, recalling, end } = await consentedCase()));
  afterEach(() => end());

  const recalls = async () => {
    await recalling.quiet();
    return noticesOf(one, 'jobcenter');
  };
  const count = async (type: string) =>
    (await one.store.readAll(0, { max: 1_000, filter: { types: [type] } })).length;

  it('is called back from whoever fetched it, who is rung at and told no reason', async () => {
    expect((await claim(one, 'jobcenter')).entries).toHaveLength(2);
    expect(await recalls()).toEqual([]);
    one.rung.length = 0;
    await withdraw(one);
    const told = await recalls();
    const [opened] = await one.store.readAll(0, { max: 1, filter: { types: ['RecallOpened'] } });
    expect(told).toEqual([
      {
        recall: expect.any(String),
        kind: 'stop-using',
        handle: handleOf('jobcenter'),
        eventIds: [idOf('vhs', 'm1'), idOf('vhs', 'm2')],
        openedAt: one.clock.now(),
        position: opened?.position ?? 'the recall is not in the record',
        reminders: 0,
      },
    ]);
    expect(one.rung).toContain('jobcenter');
    expect(await noticesOf(one, 'vhs')).toEqual([]);
  });

  it('is called back from whoever looked at it too', async () => {
    await timeline(one, 'jobcenter');
    await withdraw(one);
    expect(await recalls()).toMatchObject([{ kind: 'stop-using' }]);
  });

  it('is not called back from whom it never reached; the hub notes that itself', async () => {
    await withdraw(one);
    expect(await recalls()).toEqual([]);
    const noted = await one.openRecalls.forOfficer(NETWORK, ['vhs'], { max: 10 });
    expect(noted).toMatchObject([{ sender: 'vhs', recipient: 'jobcenter', neverClaimed: true, open: 0 }]);
    expect(await one.openRecalls.forOfficer(NETWORK, ['jobcenter'], { max: 10 })).toEqual([]);
  });

  it('goes on where another consent carries it, and is called back when that one ends too', async () => {
    await consent(one, {}, 'case-1', 'consent-2');
    await claim(one, 'jobcenter');
    await withdraw(one);
    expect(await recalls()).toEqual([]);
    await withdraw(one, 'case-1', 'consent-2');
    expect(await recalls()).toMatchObject([{ kind: 'stop-using' }]);
  });

  it('is called back as far as the other basis does not reach', async () => {
    await consent(one, { depth: 'fact' }, 'case-1', 'consent-2');
    await claim(one, 'jobcenter');
    await withdraw(one);
    expect(await recalls()).toMatchObject([{ kind: 'stop-using' }]);
  });

  it('is called back once, however often and by whomever the log is read', async () => {
    await claim(one, 'jobcenter');
    await withdraw(one);
    await recalling.quiet();
    const head = await one.store.head();
    const events = await one.store.readAll(0, { max: 1_000 });
    await recalling.reactor().take(events, head);
    expect(await one.store.head()).toBe(head);
    expect(await recalling.checkpoints.of(RECALL_REACTOR)).toBe(head);
  });

  it('is called back anew when it was handed on anew', async () => {
    await claim(one, 'jobcenter');
    await withdraw(one);
    const [first] = await recalls();
    await consent(one, {}, 'case-1', 'consent-2');
    await timeline(one, 'jobcenter');
    await withdraw(one, 'case-1', 'consent-2');
    const all = await recalls();
    expect(all).toHaveLength(2);
    expect(new Set(all.map(({ recall }) => recall)).size).toBe(2);
    expect(all.map(({ recall }) => recall)).toContain(first?.recall);
  });

  it('is over when it was answered, and only the proof of the answer stays', async () => {
    await claim(one, 'jobcenter');
    await withdraw(one);
    const [notice] = await recalls();
    expect(await answer(one, 'jobcenter', notice!, 'stopped')).toMatchObject({ outcome: 'accepted' });
    expect(await recalls()).toEqual([]);
    expect(recalling.destroyed).toEqual([recallOwner(NETWORK, notice!.recall)]);
    expect(await one.openRecalls.forOfficer(NETWORK, ['jobcenter'], { open: false, max: 10 })).toMatchObject([
      { recall: notice!.recall, events: 2, open: 0, outcomes: { stopped: 2 } },
    ]);
  });

  it('is rung for also where it was answered before that: the pages that are open there know of it by the bell alone', async () => {
    await claim(one, 'jobcenter');
    await recalling.quiet();
    await recalling.stop();
    one.rung.length = 0;
    // Each time another process of the hub, which knows of those before it what stands in the record.
    const reacted = async () => {
      const from = await recalling.checkpoints.of(RECALL_REACTOR);
      const events = await one.store.readAll(from, { max: 1_000 });
      await recalling.reactor().take(events, await one.store.head());
    };
    await withdraw(one);
    await reacted();
    const head = await one.store.head();
    await expect(recalling.viewed(head)).resolves.toBe(true);
    const [notice] = await noticesOf(one, 'jobcenter');
    expect(await answer(one, 'jobcenter', notice!, 'stopped')).toMatchObject({ outcome: 'accepted' });
    expect(one.rung).not.toContain('jobcenter');
    await reacted();
    expect(recalling.destroyed).toEqual([recallOwner(NETWORK, notice!.recall)]);
    expect(one.rung.filter((agency) => agency === 'jobcenter')).toHaveLength(1);
    await reacted();
    expect(one.rung.filter((agency) => agency === 'jobcenter')).toHaveLength(1);
  });

  it('is reminded of by the clock, once each time, and rung for', async () => {
    await claim(one, 'jobcenter');
    await withdraw(one);
    await recalls();
    const remind = async (days: number) => {
      one.clock.advance(days * DAY);
      const failed = (error: unknown) => one.faults.push(String(error));
      const parts = { recalls: one.files.recalls, open: one.openRecalls, clock: one.clock, failed };
      const reminded = await remindWaiting(parts);
      await recalling.quiet();
      return reminded;
    };
    expect(await remind(2)).toBe(0);
    one.rung.length = 0;
    expect(await remind(1)).toBe(1);
    expect(await remind(0)).toBe(0);
    expect(one.rung).toEqual(['jobcenter']);
    expect(await remind(3)).toBe(1);
    expect(await count('RecallEscalated')).toBe(1);
    expect(await noticesOf(one, 'jobcenter')).toMatchObject([{ reminders: 2 }]);
  });

  it('is seen the same in a view that is built anew, and nobody is told of that', async () => {
    await claim(one, 'jobcenter');
    await withdraw(one);
    await record(one, ['m3']);
    await recalling.quiet();
    const before = await one.openRecalls.forOfficer(NETWORK, ['vhs'], { max: 10 });
    const head = await one.store.head();
    one.rung.length = 0;
    const views = { claims: one.index, evidence: one.evidenceIndex, recalls: one.openRecalls };
    const live = { ...views, access: new MemoryAccessLog(), parking: one.parking };
    await rebuildView('recalls', { ...one, rebuilds: new MemoryViewRebuilds(live) });
    expect(await one.openRecalls.forOfficer(NETWORK, ['vhs'], { max: 10 })).toEqual(before);
    expect(before).toHaveLength(1);
    expect(one.rung).toEqual([]);
    expect(await one.store.head()).toBe(head);
  });
});

describe('what a right of the person does to what was handed on', () => {
  let one: World;
  let recalling: ConsentedCase['recalling'];
  let end: ConsentedCase['end'];
  beforeEach(async () => {
    ({ one, recalling, end } = await consentedCase());
    await claim(one, 'jobcenter');
  });
  afterEach(() => end());

  const recalls = async () => {
    await recalling.quiet();
    return (await noticesOf(one, 'jobcenter')).map(({ kind, eventIds }) => [kind, ...eventIds]);
  };
  const m1 = idOf('vhs', 'm1');
  const m2 = idOf('vhs', 'm2');
  const correction = () =>
    stated(
      one,
      { type: 'EntryCorrected', data: { by: 'vhs', event: idOf('vhs', 'm3'), corrects: m1 } },
      'correction',
    );
  it('a correction is told to whoever may fetch it', async () => {
    await record(one, ['m3']);
    await correction();
    expect(await recalls()).toEqual([['rectified', m1]]);
    expect((await claim(one, 'jobcenter')).entries.map(({ id }) => id)).toContain(idOf('vhs', 'm3'));
  });

  it('a correction after a withdrawal brings nothing new, and nothing twice', async () => {
    await withdraw(one);
    expect(await recalls()).toEqual([['stop-using', m1, m2]]);
    await record(one, ['m3']);
    await correction();
    expect(await recalls()).toEqual([['stop-using', m1, m2]]);
    expect((await claim(one, 'jobcenter')).entries).toEqual([]);
  });

  it('a restriction is told, and its lifting', async () => {
    const at = one.clock.now();
    const whose = { controller: 'vhs-controller', request: 'r1' };
    const restricted = { ...whose, agencies: ['vhs'], eventIds: [m1], from: at };
    await stated(one, { type: 'ProcessingRestricted', data: restricted }, 'restriction');
    expect(await recalls()).toEqual([['restrict', m1]]);
    one.clock.advance(DAY);
    const lifted = {
      ...whose,
      proposal: 'p1',
      personToldAt: at,
      staff: 's1',
      confirmedBy: 's2',
      at: one.clock.now(),
    };
    await stated(one, { type: 'RestrictionLifted', data: lifted }, 'lifting');
    expect(await recalls()).toEqual([['restriction-lifted', m1]]);
  });
});
