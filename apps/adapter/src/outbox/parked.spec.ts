import { park, parkUnanswered } from './parked.ts';
import { at, event, fromFile, idOf, OutboxOfSpec, receipt, T0 } from './spec/outbox-of-spec.ts';

describe('the outbox puts aside', () => {
  let box: OutboxOfSpec;

  beforeEach(() => {
    box = new OutboxOfSpec();
  });

  afterEach(() => box.end());

  it('what cannot be read, and gives the rest', () => {
    box.outbox.offer(event());
    box.outbox.offer(event({ key: ['other'] }));
    const id = idOf('voucher', '7');
    box.journal.run(`UPDATE outbox SET signed = 'not JSON' WHERE id = ?`, id);
    expect(box.due()).toEqual([idOf('other')]);
    expect(box.outbox.find(id)).toMatchObject({ state: 'held', code: 'CONTENT_DAMAGED' });
  });

  it('what the hub never answers while it answers others, but nothing that narrows', () => {
    const withdrawal = event({ key: ['w'], kind: 'command', type: 'de.wegmarke.consent.withdraw.v1' });
    for (const offer of [event(), withdrawal, event({ key: ['other'], handle: 'other' })])
      box.outbox.offer(offer);
    const [id, narrowing, other] = [idOf('voucher', '7'), idOf('w'), idOf('other')];
    for (let attempt = 0; attempt < 12; attempt += 1) box.outbox.markSent([id, narrowing], at(-3_600));
    const silent = () => parkUnanswered(box.journal, T0);
    expect(silent()).toBe(0);
    box.send(other);
    box.outbox.settle(receipt(other, 'accepted'));
    expect(silent()).toBe(1);
    expect([id, narrowing].map((one) => box.outbox.find(one)?.code)).toEqual(['NO_ANSWER', undefined]);
  });

  it('nothing for good: a corrected row takes its place, and a late receipt counts', () => {
    box.outbox.offer(fromFile(1, 2, 'online'));
    const id = idOf('voucher', '7');
    park(box.journal, id, 'CANNOT_BE_SENT');
    box.outbox.offer(fromFile(2, 2, 'by-hand'));
    expect(box.outbox.find(id)?.state).toBe('ready');
    box.send(id);
    park(box.journal, id, 'NO_ANSWER');
    box.outbox.settle(receipt(id, 'held'));
    expect(box.outbox.find(id)?.code).toBe('NO_ANSWER');
    box.outbox.settle(receipt(id, 'accepted'));
    expect(box.outbox.find(id)?.state).toBe('recorded');
  });
});
