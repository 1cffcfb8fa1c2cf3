import { againAt } from './resend.ts';
import { at, event, idOf, OutboxOfSpec, receipt, T0 } from './spec/outbox-of-spec.ts';

describe('the outbox, without a receipt', () => {
  let box: OutboxOfSpec;

  beforeEach(() => {
    box = new OutboxOfSpec();
  });

  afterEach(() => box.end());

  it('sends again what got none in time, each time later, never what has one', () => {
    box.outbox.offer(event({ key: ['1'] }));
    box.outbox.offer(event({ key: ['2'] }));
    box.send(idOf('1'), idOf('2'));
    box.outbox.settle(receipt(idOf('1'), 'accepted'));
    expect(box.due(2.4)).toEqual([]);
    expect(box.due(2.5)).toEqual([idOf('2')]);
    box.outbox.markSent([idOf('2')], at(2.5));
    expect(box.due(7.4)).toEqual([]);
    expect(box.due(7.5)).toHaveLength(1);
  });

  it('waits twice as long with each attempt, up to five minutes, spread at random', () => {
    const waits = [1, 2, 3, 20].map((attempt) => Date.parse(againAt(T0, attempt, 0)) - Date.parse(T0));
    expect(waits).toEqual([2_500, 5_000, 10_000, 150_000]);
    expect(Date.parse(againAt(T0, 20, 0.999)) - Date.parse(T0)).toBeLessThanOrEqual(300_000);
  });
});
