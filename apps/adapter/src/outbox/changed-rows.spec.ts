import { at, fromFile, idOf, OutboxOfSpec, receipt } from './spec/outbox-of-spec.ts';

describe('the outbox, when an export corrects a row', () => {
  let box: OutboxOfSpec;

  beforeEach(() => {
    box = new OutboxOfSpec();
  });

  afterEach(() => box.end());

  it('changes the message in place while it has never left', () => {
    box.outbox.offer(fromFile(1, 2, 'online'));
    box.outbox.hold(idOf('voucher', '7'), 'NO_LINK');
    expect(box.outbox.offer(fromFile(2, 2, 'paper'))).toBe('corrected');
    const [item, ...others] = box.outbox.due(at(0), 10);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      id: idOf('voucher', '7'),
      file: '2.csv',
      signed: { envelope: { data: { issueMode: 'paper' } } },
    });
    expect(item?.signed.envelope).not.toHaveProperty('corrects');
  });

  it('offers a new event that names the one it corrects once that was sent, and the next names the second', () => {
    box.outbox.offer(fromFile(1, 2, 'online'));
    box.send(idOf('voucher', '7'));
    box.outbox.offer(fromFile(2, 2, 'paper'));
    const second = idOf('voucher', '7', '1');
    expect(box.outbox.find(second)).toMatchObject({ corrects: idOf('voucher', '7'), state: 'ready' });
    box.send(second);
    box.outbox.settle(receipt(second, 'accepted'));
    box.outbox.offer(fromFile(3, 2, 'online'));
    expect(box.outbox.find(idOf('voucher', '7', '2'))).toMatchObject({ corrects: second });
  });

  it('does not change what was sent and then held by the hub: those bytes may still be under way', () => {
    box.outbox.offer(fromFile(1, 2, 'online'));
    box.send(idOf('voucher', '7'));
    box.outbox.settle(receipt(idOf('voucher', '7'), 'held', 'NO_BASIS_NOW'));
    box.outbox.offer(fromFile(2, 2, 'paper'));
    expect(box.outbox.heldItems()[0]?.signed.envelope.data).toEqual({ issueMode: 'online' });
    expect(box.outbox.find(idOf('voucher', '7', '1'))).toMatchObject({ corrects: idOf('voucher', '7') });
  });

  it('does not claim to correct what the hub refused', () => {
    box.outbox.offer(fromFile(1, 2, 'online'));
    box.send(idOf('voucher', '7'));
    box.outbox.settle(receipt(idOf('voucher', '7'), 'refused', 'NO_RIGHT_TO_PUBLISH'));
    box.outbox.offer(fromFile(2, 2, 'paper'));
    expect(box.outbox.find(idOf('voucher', '7', '1'))?.corrects).toBeUndefined();
  });

  it('believes the later file, in whatever order they are read again', () => {
    box.outbox.offer(fromFile(1, 2, 'online'));
    box.outbox.offer(fromFile(2, 2, 'paper'));
    expect(box.outbox.offer(fromFile(1, 2, 'online'))).toBe('same');
    expect(box.outbox.list()).toHaveLength(1);
  });

  it('finds two rows of one file that say different things', () => {
    box.outbox.offer(fromFile(1, 2, 'online'));
    expect(box.outbox.offer(fromFile(1, 3, 'paper'))).toBe('contradicts');
    expect(box.outbox.offer(fromFile(2, 2, 'online'))).toBe('same');
    expect(box.outbox.offer(fromFile(2, 3, 'paper'))).toBe('contradicts');
  });
});
