import type { OpenItem } from '../outbox/item.ts';
import { IntakePump } from './intake-pump.ts';

const item = (id: string, type = 'de.wegmarke.case.open.v1'): OpenItem =>
  ({
    id,
    type,
    state: 'ready',
    signed: { envelope: { id, type, data: {} }, signature: '' },
  }) as unknown as OpenItem;
const WITHDRAWAL = item('withdrawal', 'de.wegmarke.consent.withdraw.v1');

/** An outbox that gives what narrows first, as the real one does. */
class ListedItems {
  readonly sent: string[] = [];
  constructor(public items: readonly OpenItem[]) {}
  due(_: string, limit: number): readonly OpenItem[] {
    const open = this.items.filter(({ id }) => !this.sent.includes(id));
    const urgent = open.filter((one) => one === WITHDRAWAL);
    return urgent.length > 0 ? urgent : open.slice(0, limit);
  }
  hold(): void {
    throw new Error('nothing is held here');
  }
  markSent(ids: readonly string[]) {
    this.sent.push(...ids);
    return this.items.filter(({ id }) => ids.includes(id)).map(({ signed }) => signed);
  }
}

it('what narrows goes though the window is full of messages without a receipt', async () => {
  const outbox = new ListedItems(Array.from({ length: 2_500 }, (_, index) => item(`case-${index}`)));
  let messages = 0;
  const pump = new IntakePump({
    outbox,
    channel: { online: true, publishIntake: () => (messages += 1) },
    sealer: { seal: () => '' },
    hubSealingKey: { kid: '', x: '', use: 'enc', crv: 'X25519', kty: 'OKP' },
    clock: { now: () => '2026-03-01T10:00:00.000Z' },
    journal: { transaction: (work) => work() },
    whyHeld: () => undefined,
  });
  await pump.run();
  expect([outbox.sent.length, messages]).toEqual([2_000, 20]);
  outbox.items = [...outbox.items, WITHDRAWAL];
  await pump.run();
  expect([outbox.sent.slice(2_000), messages]).toEqual([['withdrawal'], 21]);
});
