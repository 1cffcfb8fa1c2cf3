import type { Receipt } from '#catalogue';
import type { Offer } from './offer.ts';
import { OutboxDesk } from './outbox-desk.ts';
import type { Outbox } from './outbox.ts';
import { OutboxOfSpec, T0 } from './spec/outbox-of-spec.ts';

const NEXT_YEAR = '2026-06-01T00:00:00.000Z';

describe('the correction of an event', () => {
  let box: OutboxOfSpec;
  let outbox: Outbox;

  beforeEach(() => {
    box = new OutboxOfSpec();
    ({ outbox } = box);
  });

  afterEach(() => box.end());

  /** Offers what the export of this number says; the id of the item that carries it. */
  const say = (place: number, issueMode: string, handle = 'handle-1'): string => {
    const offer: Offer = {
      key: ['voucher', '7'],
      kind: 'event',
      type: 'de.wegmarke.language.voucher-issued.v1',
      handle,
      reference: handle,
      happenedAt: T0,
      data: { issueMode },
      origin: { file: `${place}.csv`, line: 2, place },
    };
    offered = outbox.offer(offer);
    return outbox.list({ limit: 1 })[0]?.id ?? '';
  };
  let offered = '';

  const due = () => outbox.due(NEXT_YEAR, 10).map(({ id }) => id);
  const answer = (id: string, outcome: Receipt['outcome'], code?: string) =>
    outbox.settle({ id, outcome, at: T0, position: 1, ...(code !== undefined && { code }) });
  /** Sends what is due; which event each of them names as the one that it corrects. */
  const send = (id: string) => outbox.markSent([id], T0).map(({ envelope }) => envelope.corrects);
  const say2 = (outcome: Receipt['outcome'], code?: string): readonly [string, string] => {
    const first = say(1, 'online');
    send(first);
    answer(first, outcome, code);
    return [first, say(2, 'paper')];
  };

  it('waits while the hub holds what it corrects, and goes once that is recorded', () => {
    const [first, second] = say2('held', 'NO_BASIS_NOW');
    expect(due()).toEqual([]);
    outbox.release(first);
    expect(due()).toEqual([first]);
    send(first);
    expect(due()).toEqual([first]);
    answer(first, 'accepted');
    expect(due()).toEqual([second]);
    expect(send(second)).toEqual([first]);
  });

  it('stops nothing else of its case while it waits', () => {
    say2('held', 'NO_BASIS_NOW');
    outbox.offer({ ...offerOf('other'), handle: 'handle-1' });
    expect(due()).toEqual([outbox.idOf(['other'])]);
  });

  it('names nothing when what it corrects was refused while it waited', () => {
    const [first, second] = say2('held', 'NO_BASIS_NOW');
    answer(first, 'refused', 'NO_RIGHT_TO_PUBLISH');
    expect(due()).toEqual([second]);
    expect(send(second)).toStrictEqual([undefined]);
    expect(outbox.find(second)?.corrects).toBeUndefined();
  });

  it('names the event that the hub has, past those it refused', () => {
    const [first, second] = say2('accepted');
    send(second);
    answer(second, 'refused', 'PAYLOAD_INVALID');
    const third = say(3, 'by-hand');
    send(third);
    const fourth = say(4, 'online');
    answer(third, 'refused', 'PAYLOAD_INVALID');
    expect(send(fourth)).toEqual([first]);
  });

  it('is offered again without what the hub does not know, naming the nearest that it may know', () => {
    const [first, second] = say2('accepted');
    send(second);
    answer(second, 'accepted');
    const third = say(3, 'by-hand');
    expect(send(third)).toEqual([second]);
    answer(third, 'refused', 'CORRECTS_UNKNOWN');
    const [again = ''] = due();
    expect(outbox.find(again)).toMatchObject({ corrects: first, file: '3.csv', reference: 'handle-1' });
    expect(outbox.due(NEXT_YEAR, 1)[0]?.signed.envelope).toMatchObject({
      id: again,
      corrects: first,
      data: { issueMode: 'by-hand' },
    });
    send(again);
    answer(again, 'refused', 'CORRECTS_UNKNOWN');
    const [last = ''] = due();
    expect(send(last)).toStrictEqual([undefined]);
    answer(last, 'accepted');
    const fourth = say(4, 'online');
    expect(send(fourth)).toEqual([last]);
  });

  it('is not offered again when a newer one has taken its place', () => {
    const [, second] = say2('accepted');
    send(second);
    const third = say(3, 'by-hand');
    answer(second, 'refused', 'CORRECTS_UNKNOWN');
    expect(due()).toEqual([third]);
  });

  it('may name what was dropped after it had left: the hub may have it', () => {
    const [first, second] = say2('held', 'NO_BASIS_NOW');
    new OutboxDesk(box.journal, outbox.pause).drop(first, T0);
    expect(send(second)).toEqual([first]);
    answer(second, 'refused', 'CORRECTS_UNKNOWN');
    const [again = ''] = due();
    expect(send(again)).toStrictEqual([undefined]);
  });

  it('names the event before what was refused also when the keeping time is over', () => {
    const [first, second] = say2('accepted');
    send(second);
    answer(second, 'refused', 'PAYLOAD_INVALID');
    outbox.prune(NEXT_YEAR, 30);
    expect(send(say(3, 'by-hand'))).toEqual([first]);
  });

  it.each([
    ['', () => undefined],
    [' also when the keeping time is over', () => outbox.prune(NEXT_YEAR, 30)],
  ])('is not offered where the row names another case now%s', (_, later) => {
    const first = say(1, 'online');
    send(first);
    answer(first, 'accepted');
    later();
    say(2, 'online', 'handle-2');
    expect([offered, due()]).toEqual(['moved', []]);
    say(3, 'online');
    expect([offered, due()]).toEqual(['same', []]);
  });

  it('moves to another case what the hub never had', () => {
    say(1, 'online');
    const same = say(2, 'online', 'handle-2');
    expect(outbox.find(same)).toMatchObject({ handle: 'handle-2', state: 'ready' });
    send(same);
    answer(same, 'refused', 'PAYLOAD_INVALID');
    expect(send(say(3, 'online', 'handle-3'))).toStrictEqual([undefined]);
  });
});

function offerOf(key: string): Offer {
  const type = 'de.wegmarke.language.voucher-issued.v1';
  const about = { handle: key, reference: key, happenedAt: T0, data: {} };
  return { key: [key], kind: 'event', type, ...about };
}
