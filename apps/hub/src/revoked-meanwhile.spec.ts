import { CommandBus } from '@nestjs/cqrs';
import type { Receipt } from '#catalogue';
import { EventStore } from '#ports';
import { Registry, revokeKey } from '#registry';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

const AGENCY = 'jobcenter';

describe('a batch under way when its key is revoked', () => {
  let hub: HubOnMemory;
  beforeEach(async () => (hub = await hubOnMemory()));
  afterEach(() => hub.app.close());

  /** Has the key revoked when this many commands were dispatched. */
  function revokeAfter(commands: number): void {
    const bus = hub.app.get(CommandBus);
    const execute = bus.execute.bind(bus);
    const { kid } = hub.agencyOf(AGENCY).own.signing[0].jwk;
    const order = { agency: AGENCY, kid, ground: 'retired', revocation: 'r-1', by: 'operator' } as const;
    let count = 0;
    bus.execute = async (command: object) => {
      const done: unknown = await execute(command as never);
      count += 1;
      if (count === commands)
        await hub.app.get(Registry).record(NETWORK, (state, at) => revokeKey(order, state, at));
      return done as never;
    };
  }

  const codes = (receipts: readonly Receipt[]) => receipts.map(({ outcome, code }) => code ?? outcome);

  it('is recorded up to that moment; the rest is held and written nowhere', async () => {
    const agency = hub.agencyOf(AGENCY);
    const batch = [agency.says({ type: OPEN }), agency.says({ type: VOUCHER, data: voucher })];
    const store = hub.app.get(EventStore);
    const before = await store.head();
    revokeAfter(1);
    expect(codes(await hub.tell(AGENCY, ...batch))).toEqual(['accepted', 'KEY_NOT_USABLE']);
    const recorded = await store.readAll(before, { max: 100 });
    expect(recorded.filter(({ type }) => type === VOUCHER)).toEqual([]);
    expect(recorded.filter(({ type }) => type === 'MessageRefused')).toEqual([]);
  });

  it('is held between two commands about one case, too', async () => {
    const agency = hub.agencyOf(AGENCY);
    const code = { codeHash: 'c'.repeat(43), validUntil: new Date(Date.now() + 3_600_000).toISOString() };
    const make = agency.says({ type: 'de.wegmarke.case.make-link-code.v1', data: code });
    revokeAfter(1);
    expect(codes(await hub.tell(AGENCY, agency.says({ type: OPEN }), make))).toEqual([
      'accepted',
      'KEY_NOT_USABLE',
    ]);
  });
});
