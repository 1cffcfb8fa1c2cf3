import { linkCodeHash } from '#jose';
import type { ClaimReply, TimelineReply } from '#catalogue';
import { Claims } from '#disclosure';
import { EventStore } from '#ports';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';

/**
 * The doors into the hub ask for a basis and not who shares the case: that is not the sender's to know (decision 0040). What came in so lies
 * sealed in the record; the doors out of it ask for the link.
 */
describe('an event that a row lets others have, none of whom shares the case', () => {
  let hub: HubOnMemory;
  beforeAll(async () => {
    hub = await hubOnMemory();
    await tell('jobcenter', OPEN, {});
    await tell('jobcenter', VOUCHER, voucher);
  });
  afterAll(() => hub.app.close());

  const tell = async (agency: string, type: string, data: object) => {
    const [receipt] = await hub.tellUntilTaken(agency, hub.agencyOf(agency).says({ type, data }));
    expect(receipt).toMatchObject({ outcome: 'accepted' });
  };
  const shownAt = async (agency: string) => {
    const answer = await hub.readTimeline(agency, { handle: handleOf(agency) });
    const timeline = hub.opened(agency, answer.body) as TimelineReply;
    const sent: Uint8Array[] = [];
    const at = new Date().toISOString();
    const ask = { kind: 'claim', network: NETWORK, agency, after: 0, max: 50, at } as const;
    await hub.app.get(Claims).answer(ask, { send: (bytes) => void sent.push(bytes) });
    const [bytes] = sent;
    const claimed = hub.opened(agency, Buffer.from(bytes!).toString()) as ClaimReply;
    return [timeline, claimed].map(({ entries }) => entries.map(({ type }) => type));
  };
  const releases = async () =>
    (await hub.app.get(EventStore).readAll(0, { max: 1_000 })).filter(({ type }) => type === 'Released')
      .length;

  it('is in the record, shown to nobody, until one of them joins', async () => {
    for (const agency of ['vhs', 'abh', 'asylblg', 'bamf']) expect(await shownAt(agency)).toEqual([[], []]);
    expect(await releases()).toBe(0);

    const codeHash = linkCodeHash('for the course provider');
    const validUntil = new Date(Date.now() + 3_600_000).toISOString();
    await tell('jobcenter', MAKE_CODE, { codeHash, validUntil });
    await tell('vhs', REDEEM, { codeHash });
    expect((await shownAt('vhs'))[0]).toEqual([VOUCHER]);
    expect(await releases()).toBeGreaterThan(0);
    expect(await shownAt('abh')).toEqual([[], []]);
  });
});
