import type { World } from './spec/world.ts';
import { claim, timeline } from './spec/answers.ts';
import { consent, handleOf, idOf, MODULE, sharedCase } from './spec/happenings.ts';
import { world } from './spec/world.ts';
import { DamagedVault } from './spec/damaged-vault.ts';

describe('a case of which something stored was changed', () => {
  const vault = new DamagedVault();
  let one: World;
  beforeEach(async () => {
    vault.isDamaged = () => false;
    one = await world({ vault });
    await sharedCase(one, ['m1']);
    await consent(one);
  });
  afterEach(() => one.end());

  it('is told as damaged to those who would be given what was changed, and to nobody else', async () => {
    vault.isDamaged = ({ type }) => type === MODULE;
    await expect(timeline(one, 'jobcenter')).rejects.toMatchObject({ code: 'CASE_UNREADABLE' });
    await expect(timeline(one, 'vhs')).rejects.toMatchObject({ code: 'CASE_UNREADABLE' });
    for (const handle of [handleOf('vhs'), handleOf('jobcenter'), handleOf('bamf')])
      expect((await timeline(one, 'bamf', { handle })).entries).toEqual([]);
  });

  it.each(['HandlePointed', 'AgencyLinked', 'ConsentGiven'])(
    'gives the empty timeline while it cannot be known who is linked: %s',
    async (type) => {
      const again = await world({ vault, store: one.store });
      try {
        vault.isDamaged = (event) => event.type === type;
        for (const agency of ['jobcenter', 'bamf'])
          expect((await timeline(again, agency)).entries).toEqual([]);
      } finally {
        await again.end();
      }
    },
  );

  it('gives the empty timeline also when its handle was known before', async () => {
    const other = new DamagedVault(vault.kept);
    const again = await world({ vault: other, store: one.store });
    try {
      expect((await timeline(again, 'jobcenter')).entries).toHaveLength(1);
      const head = await one.store.head();
      other.isDamaged = ({ position }) => position > head;
      await consent(one, {}, 'case-1', 'consent-2');
      expect((await timeline(again, 'jobcenter')).entries).toEqual([]);
    } finally {
      await again.end();
    }
  });

  it('does not keep the other cases from whoever claims, and is claimed again once it is mended', async () => {
    await sharedCase(one, ['n1'], 'case-2');
    await consent(one, {}, 'case-2');
    vault.isDamaged = ({ id }) => id === idOf('vhs', 'm1');
    expect((await claim(one, 'jobcenter')).entries.map(({ id }) => id)).toEqual([idOf('vhs', 'n1')]);
    vault.isDamaged = () => false;
    one.clock.set('2026-01-15T12:10:00.000Z');
    const { entries } = await claim(one, 'jobcenter');
    expect(entries.map(({ id }) => id)).toContain(idOf('vhs', 'm1'));
  });

  it('does not keep the other cases from whoever claims when its own facts are damaged', async () => {
    await sharedCase(one, ['n1'], 'case-2');
    await consent(one, {}, 'case-2');
    await one.quiet();
    const facts = await one.store.readAll(0, { max: 10_000, filter: { types: ['ConsentGiven'] } });
    const other = new DamagedVault(vault.kept);
    const again = await world({ vault: other, store: one.store });
    try {
      other.isDamaged = ({ id }) => id === facts[0]?.id;
      const { entries } = await claim(again, 'jobcenter');
      expect(entries.map(({ id }) => id)).toEqual([idOf('vhs', 'n1')]);
    } finally {
      await again.end();
    }
  });
});
