import { Refill } from '../witness/refill.ts';
import { at, event, idOf, OutboxOfSpec } from './spec/outbox-of-spec.ts';

describe('while the hub is answering, the outbox', () => {
  let box: OutboxOfSpec;
  const [first, second, third] = ['1', '2', '3'].map((key) => idOf(key)) as [string, string, string];

  beforeEach(() => {
    box = new OutboxOfSpec();
    for (const key of ['1', '2', '3']) box.outbox.offer(event({ key: [key], handle: `handle-${key}` }));
    for (const [index, id] of [first, second, third].entries()) box.outbox.markSent([id], at(index));
  });

  afterEach(() => box.end());

  it('does not send again what only waits its turn there', () => {
    box.answer(9, first);
    expect(box.due(10)).toEqual([]);
  });

  it('sends again what was passed over: it was lost on its way', () => {
    box.answer(9, first, third);
    expect(box.due(10)).toEqual([second]);
  });

  it('sends all again as soon as it has been silent for as long as a first receipt may take', () => {
    box.answer(9, first);
    expect([box.due(14), box.due(14.001)]).toEqual([[], [second, third]]);
  });

  it('keeps what follows in a case behind what waits its turn', () => {
    box.outbox.offer(event({ key: ['4'], handle: 'handle-2' }));
    box.answer(9, first);
    expect(box.due(10)).toEqual([]);
    expect(box.due(20)).toEqual([second, third, idOf('4')]);
  });

  it('relies on nothing after a restart', () => {
    box.answer(9, first);
    box.restart();
    expect(box.due(10)).toEqual([second, third]);
  });

  it('learns nothing from answers to what is sent again for a restarted hub: it was first sent long ago', () => {
    box.answer(1, third);
    const refill = new Refill(box.journal, box.outbox, () => 0);
    expect(refill.begin(0)).toBe(1);
    expect(refill.next(at(20)).map(({ envelope }) => envelope.id)).toEqual([third]);
    box.answer(21, third);
    expect(box.due(22)).toEqual([first, second]);
  });

  it('learns nothing from an answer that comes a second time', () => {
    box.answer(1, first);
    box.answer(21, first);
    expect(box.due(22)).toEqual([second, third]);
  });
});
