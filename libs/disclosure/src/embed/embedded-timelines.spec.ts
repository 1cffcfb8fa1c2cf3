import type { TimelineShown } from '#catalogue';
import { admit, isPermit } from '#gate';
import type { Outgoing } from '#ports';
import type { RefusedRead } from '../refused-reads/refused-reads.ts';
import type { World } from '../spec/world.ts';
import { timeline } from '../spec/answers.ts';
import { consent, handleOf, idOf, sharedCase, withdraw } from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';
import { EmbeddedTimelines } from './embedded-timelines.ts';
import { PageOutlet } from './page-outlet.ts';

describe('a timeline on a page inside an agency', () => {
  let one: World;
  let refused: RefusedRead[];
  let embedded: EmbeddedTimelines;
  beforeEach(async () => {
    one = await world();
    refused = [];
    const note = async (nothing: RefusedRead): Promise<void> => void refused.push(nothing);
    embedded = new EmbeddedTimelines({ ...one, refused: { note }, wait: async () => undefined });
  });
  afterEach(() => one.end());

  async function read(agency: string, change: { handle?: string; purpose?: string } = {}) {
    const sent: Uint8Array[] = [];
    const session = { network: NETWORK, agency, actor: 'staff-1', handle: handleOf(agency), ...change };
    await embedded.read(session, { isOpen: () => true, send: (bytes) => void sent.push(bytes) });
    expect(sent).toHaveLength(1);
    return JSON.parse(Buffer.from(sent[0]!).toString()) as TimelineShown;
  }

  it('shows what the timeline shows, in words, and no handle', async () => {
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    const shown = await read('jobcenter');
    const told = await timeline(one, 'jobcenter');
    expect(shown.entries.map(({ id }) => id)).toEqual(told.entries.map(({ id }) => id));
    expect(shown.entries[0]).toMatchObject({
      id: idOf('vhs', 'm1'),
      title: { de: expect.any(String), en: expect.any(String) },
      agencyName: { de: expect.stringContaining('VHS') },
      basis: { kind: 'consent', text: { de: expect.stringContaining('Einwilligung Nr.') } },
    });
    expect(JSON.stringify(shown)).not.toContain(handleOf('jobcenter'));
  });

  it('says to whom one turns: where no visible entry says so, the reading agency by its function', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    expect(await read('jobcenter')).toMatchObject({
      contacts: [{ agency: 'jobcenter', isOwn: true, contactFunction: expect.any(String) }],
    });
  });

  it('is entered in the log under the door of pages, with the member of staff who reads', async () => {
    await sharedCase(one);
    await consent(one);
    await read('jobcenter');
    const [event, ...more] = await one.store.readAll(0, { max: 10_000, filter: { types: ['Released'] } });
    expect(more).toEqual([]);
    const fact = event && ((await one.vault.openFact(event)) as { data: object });
    expect(fact?.data).toMatchObject({ door: 'embed', recipient: 'jobcenter', actor: 'staff-1' });
  });

  it('shows for one purpose only what the matrix allows for it', async () => {
    await sharedCase(one);
    await consent(one);
    expect((await read('jobcenter', { purpose: 'course-progress' })).entries).toHaveLength(1);
    expect((await read('jobcenter', { purpose: 'case-management' })).entries).toEqual([]);
  });

  it('is the same empty one for an unknown case, one that is not linked, one without basis, and after a withdrawal', async () => {
    await sharedCase(one);
    const closed = await read('jobcenter');
    const unknown = await read('jobcenter', { handle: handleOf('jobcenter', 'nowhere') });
    const anothers = await read('jobcenter', { handle: handleOf('vhs') });
    await consent(one);
    expect((await read('jobcenter')).entries).toHaveLength(1);
    await withdraw(one);
    const withdrawn = await read('jobcenter');
    for (const other of [unknown, anothers, withdrawn]) expect(other).toEqual(closed);
    expect(refused.map(({ door }) => door)).toEqual(['embed', 'embed', 'embed', 'embed']);
  });

  it('lets nothing out on a permit of another door, nor for another recipient', async () => {
    await sharedCase(one);
    const event = (await one.store.readAll(0, { max: 10_000 })).find(({ id }) => id === idOf('vhs', 'm1'))!;
    const outlet = new PageOutlet(one.vault, { in: async () => (de) => ({ de, en: de }) }, one.clock);
    const outgoing = (door: 'timeline' | 'embed'): Outgoing => {
      const at = one.clock.now();
      const asked = {
        door,
        network: NETWORK,
        caseId: 'c',
        sender: 'vhs',
        recipient: 'vhs',
        actor: 'staff-1',
      };
      const permit = admit(
        {
          ...asked,
          eventIds: [event.id],
          eventType: event.type,
          category: 'language',
          fields: [],
          purpose: 'own-record',
          happenedAt: event.happenedAt,
          at,
        },
        ownEvidence(),
      );
      if (!isPermit(permit)) throw new Error(permit.code);
      return { permit, event, handle: handleOf('vhs'), seq: 0 };
    };
    const release = (agency: string, leaving: Outgoing) => {
      const cover = { kind: 'timeline', handle: handleOf('vhs'), asOf: one.clock.now() } as const;
      return outlet.release({ network: NETWORK, agency }, [leaving], cover, { send: () => undefined });
    };
    await expect(release('vhs', outgoing('embed'))).resolves.toBe('sent');
    await expect(release('vhs', outgoing('timeline'))).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(release('jobcenter', outgoing('embed'))).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

function ownEvidence(): Parameters<typeof admit>[1] {
  const nothing = {
    provisions: [],
    facts: [],
    restrictions: [],
    objections: [],
    requests: [],
    clearances: [],
    disputed: [],
    doubted: [],
  };
  return {
    ...nothing,
    network: NETWORK,
    caseRevision: 0,
    registryRevision: 0,
    agreement: { hash: 'hash', from: '2020-01-01T00:00:00.000Z', cells: [] },
    linked: ['vhs'],
    invited: [],
    fields: [],
    erased: false,
  };
}
