import type { ClaimReply } from '#catalogue';
import { Claims } from '#disclosure';
import { linkCodeHash } from '#jose';
import { EventStore, StoreUnavailable } from '#ports';
import type { Append, AppendOutcome } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import { openBacking } from '../../apps/hub/src/life/backing.ts';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from '../../apps/hub/src/spec/hub-on-memory.ts';

type Fault = 'none' | 'gone before it wrote' | 'gone after it wrote' | 'somebody else was faster';

/** A store that fails at the very moment at which a release is to be entered, and at no other. */
class FailsAtRelease extends MemoryEventStore {
  fault: Fault = 'none';
  struck = 0;

  override async appendEach(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    const isRelease = appends.some(({ events }) => events.some(({ type }) => type === 'Released'));
    if (!isRelease || this.fault === 'none') return super.appendEach(appends);
    this.struck += 1;
    if (this.fault === 'somebody else was faster')
      return appends.map(() => ({ outcome: 'conflict', revision: 0 }));
    if (this.fault === 'gone after it wrote') await super.appendEach(appends);
    return appends.map(() => ({ outcome: 'failed', error: new StoreUnavailable('no space left') }));
  }
}

const CODE = 'ABCD-EFGH-JKMN-PQRS';
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

describe('When the database fails at the moment of release', () => {
  let hub: HubOnMemory;
  let store: FailsAtRelease;

  beforeAll(async () => {
    store = new FailsAtRelease();
    const backing = await openBacking('memory', () => undefined);
    hub = await hubOnMemory({}, Object.assign(backing, { store }));
    const [jobcenter, vhs] = [hub.agencyOf('jobcenter'), hub.agencyOf('vhs')];
    const codeHash = linkCodeHash(CODE);
    const make = 'de.wegmarke.case.make-link-code.v1';
    const redeem = 'de.wegmarke.case.redeem-link-code.v1';
    const receipts = [
      ...(await hub.tell(
        'jobcenter',
        jobcenter.says({ type: OPEN }),
        jobcenter.says({ type: make, data: { codeHash, validUntil: TOMORROW } }),
      )),
      ...(await hub.tell('vhs', vhs.says({ type: redeem, data: { codeHash } }))),
      ...(await hub.tell('jobcenter', jobcenter.says({ type: VOUCHER, data: voucher }))),
    ];
    expect(receipts.map(({ outcome }) => outcome)).toEqual(receipts.map(() => 'accepted'));
  });
  afterAll(() => hub.app.close());
  beforeEach(() => {
    store.fault = 'none';
    store.struck = 0;
  });

  const releases = async () =>
    (await hub.app.get(EventStore).readAll(0, { max: 1_000 })).filter(({ type }) => type === 'Released')
      .length;

  /** Opens what the provider was sent in answer to a claim; undefined when nothing was. */
  async function claimed(): Promise<ClaimReply | undefined> {
    const sent: Uint8Array[] = [];
    const ask = {
      kind: 'claim',
      network: NETWORK,
      agency: 'vhs',
      after: 0,
      max: 10,
      at: new Date().toISOString(),
    };
    await hub.app
      .get(Claims)
      .answer(ask as Parameters<Claims['answer']>[0], { send: (bytes) => void sent.push(bytes) })
      .catch(() => undefined);
    const [bytes] = sent;
    return bytes && (hub.opened('vhs', Buffer.from(bytes).toString()) as ClaimReply);
  }

  describe.each<Fault>(['gone before it wrote', 'gone after it wrote', 'somebody else was faster'])(
    '%s',
    (fault) => {
      it('a timeline shows nothing and says that it cannot', async () => {
        store.fault = fault;
        const answer = await hub.readTimeline('vhs');
        expect(answer.json()).toMatchObject({ status: 503, code: 'NOT_AVAILABLE' });
        expect(answer.body).not.toContain(voucher.ground);
        expect(store.struck).toBeGreaterThan(0);
        store.fault = 'none';
        const mended = hub.opened('vhs', (await hub.readTimeline('vhs')).body);
        expect(mended).toMatchObject({ entries: [{ type: VOUCHER, fields: voucher }] });
      });

      it('a claim brings nothing, and brings it when the database is back', async () => {
        store.fault = fault;
        expect((await claimed())?.entries ?? []).toEqual([]);
        expect(store.struck).toBeGreaterThan(0);
        store.fault = 'none';
        expect((await claimed())?.entries).toMatchObject([{ type: VOUCHER, fields: voucher }]);
      });
    },
  );

  it('what left was entered first, each time', async () => {
    const before = await releases();
    await hub.readTimeline('vhs');
    await claimed();
    expect(await releases()).toBe(before + 2);
  });
});
