import { OpenCase, UnlinkAgency } from '#casefile';
import type { EvidenceReply } from '#catalogue';
import { catching, claim, timeline } from '../spec/answers.ts';
import { handleOf, idOf, signed, withdraw } from '../spec/happenings.ts';
import { NETWORK } from '../spec/world.ts';
import type { World } from '../spec/world.ts';
import type { ConsentedCase } from './spec/recalling.ts';
import { answer, consentedCase, noticesOf } from './spec/recalling.ts';

describe('a wrong link that is split', () => {
  let one: World;
  let recalling: ConsentedCase['recalling'];
  let end: ConsentedCase['end'];
  beforeEach(async () => ({ one, recalling, end } = await consentedCase()));
  afterEach(() => end());

  const unlink = (agency: string) => {
    const data = { ground: 'other-person', staff: 'staff-001' };
    return one.bus.execute(
      new UnlinkAgency(signed(agency, 'de.wegmarke.case.unlink.v1', `unlink-${agency}`, data)),
    );
  };
  const noticed = async (agency: string) => {
    await recalling.quiet();
    return noticesOf(one, agency);
  };
  const erasing = {
    recall: expect.any(String) as string,
    kind: 'erase',
    handle: handleOf('jobcenter'),
    eventIds: [idOf('vhs', 'm1'), idOf('vhs', 'm2')],
  };

  it('shows nothing of that agency to others from then on', async () => {
    await unlink('vhs');
    await recalling.quiet();
    expect((await claim(one, 'jobcenter')).entries).toEqual([]);
    expect(await timeline(one, 'jobcenter')).not.toHaveProperty('entries.0');
  });

  it('and nothing of others to that agency', async () => {
    await unlink('jobcenter');
    await recalling.quiet();
    expect((await claim(one, 'jobcenter')).entries).toEqual([]);
  });

  it('has whoever received what was told by mistake erase it', async () => {
    await claim(one, 'jobcenter');
    await unlink('vhs');
    expect(await noticed('jobcenter')).toMatchObject([erasing]);
    expect(await noticed('vhs')).toEqual([]);
  });

  it('has the agency itself erase what it was told by mistake, and is told once', async () => {
    await claim(one, 'jobcenter');
    await unlink('jobcenter');
    expect(await noticed('jobcenter')).toMatchObject([erasing]);
    await withdraw(one);
    expect(await noticed('jobcenter')).toMatchObject([erasing]);
  });

  it('has erased, on both sides, what after a withdrawal had only to be used no more, and that notice is done with', async () => {
    await claim(one, 'jobcenter');
    await withdraw(one);
    expect(await noticed('jobcenter')).toMatchObject([{ kind: 'stop-using' }]);
    await unlink('vhs');
    expect(await noticed('jobcenter')).toMatchObject([erasing]);
  });

  it('also where that notice was answered', async () => {
    await claim(one, 'jobcenter');
    await withdraw(one);
    const [notice] = await noticed('jobcenter');
    if (notice !== undefined) await answer(one, 'jobcenter', notice, 'stopped');
    await unlink('jobcenter');
    expect(await noticed('jobcenter')).toMatchObject([erasing]);
  });

  it('calls nothing back that never left', async () => {
    await unlink('vhs');
    expect(await noticed('jobcenter')).toEqual([]);
  });

  it('is told to that agency with its evidence, until the handle stands for another case', async () => {
    const told = async () => {
      const caught = catching(one);
      const ask = { kind: 'evidence', network: NETWORK, agency: 'vhs', after: 0, max: 10 } as const;
      await one.feed.answer({ ...ask, at: one.clock.now() }, caught.channel);
      return (caught.only() as EvidenceReply).cases;
    };
    await unlink('vhs');
    await recalling.quiet();
    expect(await told()).toMatchObject([{ handle: handleOf('vhs'), linked: false, provisions: [] }]);
    await one.bus.execute(new OpenCase(signed('vhs', 'de.wegmarke.case.open.v1', 'open-anew', {})));
    await recalling.quiet();
    expect(await told()).toMatchObject([{ handle: handleOf('vhs'), linked: true }]);
  });
});
