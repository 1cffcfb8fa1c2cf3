import type { IntakeBatch } from '#catalogue';
import type { OpenItem } from '../outbox/item.ts';
import { MessageTooLarge } from '#nats';
import { HubAway } from './hub-channel.ts';
import { IntakePump } from './intake-pump.ts';

const TYPE = 'de.wegmarke.case.open.v1';
const item = (id: string): OpenItem =>
  ({
    id,
    type: TYPE,
    state: 'ready',
    signed: { envelope: { id, type: TYPE, data: {} }, signature: '' },
  }) as unknown as OpenItem;

class ListedItems {
  readonly sent: string[] = [];
  constructor(public items: readonly OpenItem[]) {}
  due(_: string, limit: number): readonly OpenItem[] {
    return this.items.filter(({ id }) => !this.sent.includes(id)).slice(0, limit);
  }
  hold(): void {
    throw new Error('nothing is held here');
  }
  markSent(ids: readonly string[]) {
    this.sent.push(...ids);
    return this.items.filter(({ id }) => ids.includes(id)).map(({ signed }) => signed);
  }
}

describe('one bad message', () => {
  const made = (id: string, handle: string, attempts = 0): OpenItem => ({
    ...item(id),
    handle,
    attempts,
    state: attempts > 0 ? 'sent' : 'ready',
  });
  const pumping = (outbox: ListedItems, publishIntake: (bytes: Uint8Array) => void) => {
    const parked: string[] = [];
    const pump = new IntakePump({
      outbox,
      channel: { online: true, publishIntake },
      sealer: { seal: (bytes) => Buffer.from(bytes).toString('utf8') },
      hubSealingKey: { kid: '', x: '', use: 'enc', crv: 'X25519', kty: 'OKP' },
      clock: { now: () => '2026-03-01T10:00:00.000Z' },
      journal: { transaction: (work) => work() },
      whyHeld: () => undefined,
      park: (id, reason) => parked.push(`${id} ${reason}`),
    });
    return { pump, parked };
  };
  const idsOf = (bytes: Uint8Array) =>
    (JSON.parse(Buffer.from(bytes).toString('utf8')) as IntakeBatch).batch.map(({ envelope }) => envelope.id);

  it('that the broker does not take is put aside, and the rest of its batch goes', async () => {
    const gone: string[] = [];
    const { pump, parked } = pumping(
      new ListedItems([made('a', 'x'), made('bad', 'y'), made('b', 'z')]),
      (bytes) => {
        if (idsOf(bytes).includes('bad')) throw new MessageTooLarge(9, 8);
        gone.push(...idsOf(bytes));
      },
    );
    await pump.run();
    expect([gone, parked]).toEqual([['a', 'b'], ['bad CANNOT_BE_SENT']]);
  });

  it('is not put aside for a fault that is none of its own, and the others go', async () => {
    const gone: string[] = [];
    const items = [made('bad', 'x', 4), made('a', 'y'), made('suspect', 'z', 4)];
    const { pump, parked } = pumping(new ListedItems(items), (bytes) => {
      if (idsOf(bytes).includes('bad')) throw new Error('out of memory');
      gone.push(...idsOf(bytes));
    });
    await expect(pump.run()).rejects.toThrow('out of memory');
    expect([gone, parked]).toEqual([['a', 'suspect'], []]);
  });

  it('while the broker is away is nobody: everything is kept for later', async () => {
    const { pump, parked } = pumping(new ListedItems([made('a', 'x')]), () => {
      throw new HubAway();
    });
    await expect(pump.run()).rejects.toThrow(HubAway);
    expect(parked).toEqual([]);
  });

  it('that was never answered goes alone, before the rest of its own case and beside the others', async () => {
    const messages: string[][] = [];
    const items = [made('bad', 'x', 4), made('later', 'x'), made('a', 'y'), made('b', 'z', 1)];
    const { pump } = pumping(new ListedItems(items), (bytes) => messages.push(idsOf(bytes)));
    await pump.run();
    expect(messages).toEqual([['a', 'b'], ['bad'], ['later']]);
  });
});

describe('what comes in singly', () => {
  const one = (id: string, type = TYPE): OpenItem =>
    ({
      ...item(id),
      type,
      handle: id,
      attempts: 0,
      signed: { envelope: { id, type, data: {} }, signature: '' },
    }) as unknown as OpenItem;
  const WITHDRAW = 'de.wegmarke.consent.withdraw.v1';
  let outbox: ListedItems;
  let messages: string[][];
  let pump: IntakePump;

  const offered = (...items: readonly OpenItem[]) => {
    outbox.items = [...outbox.items, ...items];
    return pump.run();
  };

  beforeEach(async () => {
    outbox = new ListedItems([]);
    messages = [];
    pump = new IntakePump({
      outbox,
      channel: {
        online: true,
        publishIntake: (bytes) =>
          messages.push(
            (JSON.parse(Buffer.from(bytes).toString('utf8')) as IntakeBatch).batch.map(
              ({ envelope }) => envelope.id,
            ),
          ),
      },
      sealer: { seal: (bytes) => Buffer.from(bytes).toString('utf8') },
      hubSealingKey: { kid: '', x: '', use: 'enc', crv: 'X25519', kty: 'OKP' },
      clock: { now: () => '2026-03-01T10:00:00.000Z' },
      journal: { transaction: (work) => work() },
      whyHeld: () => undefined,
      park: () => undefined,
    });
    await offered(one('a'));
    await offered(one('b'));
  });

  it('goes at once while the hub has little to do', () => {
    expect(messages).toEqual([['a'], ['b']]);
  });

  it('gathers until the next answer while the hub has enough to do', async () => {
    const running = offered(one('c'));
    outbox.items = [...outbox.items, one('d')];
    expect(messages).toHaveLength(2);
    pump.answered('a');
    await running;
    expect(messages).toEqual([['a'], ['b'], ['c', 'd']]);
  });

  it('goes all the same when no answer comes', async () => {
    await offered(one('c'));
    expect(messages).toEqual([['a'], ['b'], ['c']]);
  });

  it('waits for nothing when it narrows', async () => {
    const running = offered(one('w', WITHDRAW));
    expect(messages).toEqual([['a'], ['b'], ['w']]);
    await running;
  });
});
