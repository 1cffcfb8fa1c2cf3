import { timeline } from '../spec/answers.ts';
import { consent, handleOf, sharedCase, withdraw } from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';
import type { World } from '../spec/world.ts';

describe('a read that gives nothing', () => {
  let one: World;
  beforeEach(async () => (one = await world()));
  afterEach(() => one.end());
  const refusals = async () => (await one.store.read(`refusals-${NETWORK}-jobcenter-202601`)).events;

  it('is recorded alike for an unknown case, one that is not linked, and one without a basis', async () => {
    await sharedCase(one);
    await timeline(one, 'jobcenter');
    await timeline(one, 'jobcenter', { handle: handleOf('jobcenter', 'nowhere') });
    await timeline(one, 'jobcenter', { handle: handleOf('vhs') });
    const events = await refusals();
    const own = ['id', 'position', 'revision', 'commitment', 'signature', 'sealed'];
    const clear = events.map((event) =>
      JSON.stringify(Object.entries(event).filter(([column]) => !own.includes(column))),
    );
    expect(clear).toHaveLength(3);
    expect(new Set(clear).size).toBe(1);
    expect(JSON.stringify(events[0])).not.toContain(handleOf('jobcenter'));
    const contents = await Promise.all(events.map((event) => one.vault.openFact(event)));
    expect(contents).toMatchObject([
      { data: { door: 'timeline', actor: 'staff-1', handle: handleOf('jobcenter') } },
      { data: { handle: handleOf('jobcenter', 'nowhere') } },
      { data: { handle: handleOf('vhs') } },
    ]);
  });

  it('is recorded for the purpose that was asked, and after a withdrawal', async () => {
    await sharedCase(one);
    await consent(one);
    await withdraw(one);
    await timeline(one, 'jobcenter', { purpose: 'course-progress' });
    const [event] = await refusals();
    expect(event && (await one.vault.openFact(event))).toMatchObject({
      data: { purpose: 'course-progress' },
    });
  });

  it('is recorded before the empty answer leaves: when it cannot be, nothing leaves', async () => {
    await sharedCase(one);
    const append = one.store.append.bind(one.store);
    one.store.append = async (stream, ...rest) => {
      if (stream.startsWith('refusals-')) throw new Error('disk full');
      return append(stream, ...rest);
    };
    await expect(timeline(one, 'jobcenter')).rejects.toThrow('disk full');
  });

  it('is no refusal when something is shown', async () => {
    await sharedCase(one);
    await consent(one);
    await timeline(one, 'jobcenter');
    expect(await refusals()).toEqual([]);
  });
});
