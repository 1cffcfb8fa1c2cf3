import { MemoryAccessLog, MemoryViewRebuilds } from '#ports/memory';
import { rebuildView } from '../rebuild/rebuild-view.ts';
import { claim } from '../spec/answers.ts';
import { consent, idOf, withdraw } from '../spec/happenings.ts';
import type { World } from '../spec/world.ts';
import type { ConsentedCase } from './spec/recalling.ts';
import { answer, consentedCase, noticesOf } from './spec/recalling.ts';

describe('what was called back and is permitted again', () => {
  let one: World;
  let recalling: ConsentedCase['recalling'];
  let end: ConsentedCase['end'];
  const events = [idOf('vhs', 'm1'), idOf('vhs', 'm2')];
  beforeEach(async () => ({ one, recalling, end } = await consentedCase()));
  afterEach(() => end());

  const claimed = async (after: number) => {
    const { entries, next } = await claim(one, 'jobcenter', after);
    return { ids: entries.map(({ id }) => id), next };
  };
  /** The recipient fetched it all, and it was called back; up to where the recipient asked. */
  const calledBack = async () => {
    const { ids, next } = await claimed(0);
    expect(ids).toEqual(events);
    await withdraw(one);
    await recalling.quiet();
    expect(await claimed(next)).toEqual({ ids: [], next });
    return next;
  };

  it('is sent again, once, whether the recipient has answered or not', async () => {
    const next = await calledBack();
    await consent(one, {}, 'case-1', 'consent-2');
    const again = await claimed(next);
    expect(again.ids).toEqual(events);
    for (const notice of await noticesOf(one, 'jobcenter')) await answer(one, 'jobcenter', notice, 'stopped');
    await recalling.quiet();
    expect((await claimed(again.next)).ids).toEqual([]);
  });

  it('is sent again each time that it was called back', async () => {
    const next = await calledBack();
    await consent(one, {}, 'case-1', 'consent-2');
    const again = await claimed(next);
    await withdraw(one, 'case-1', 'consent-2');
    await recalling.quiet();
    await consent(one, {}, 'case-1', 'consent-3');
    expect((await claimed(again.next)).ids).toEqual(events);
  });

  it('is sent again by an index that was built anew after the recall was answered and closed', async () => {
    const next = await calledBack();
    for (const notice of await noticesOf(one, 'jobcenter')) await answer(one, 'jobcenter', notice, 'stopped');
    await recalling.quiet();
    const { index: claims, evidenceIndex: evidence, openRecalls: recalls } = one;
    const live = { claims, evidence, recalls, access: new MemoryAccessLog(), parking: one.parking };
    await rebuildView('claims', { ...one, rebuilds: new MemoryViewRebuilds(live) });
    expect((await claimed(next)).ids).toEqual([]);
    await consent(one, {}, 'case-1', 'consent-2');
    expect((await claimed(next)).ids).toEqual(events);
  });
});
