import { ProofBook } from '../witness/proof-book.ts';
import { at, event, idOf, OutboxOfSpec, receipt, T0 } from './spec/outbox-of-spec.ts';

describe('the outbox', () => {
  let box: OutboxOfSpec;

  beforeEach(() => {
    box = new OutboxOfSpec();
  });

  afterEach(() => box.end());

  it('takes the same happening once, however often it is offered', () => {
    expect(box.outbox.offer(event())).toBe('new');
    expect(box.outbox.offer(event())).toBe('same');
    expect(box.outbox.list()).toHaveLength(1);
    expect(box.signatures).toBe(1);
  });

  it('sends the same bytes again, also after a restart', () => {
    box.outbox.offer(event());
    const [first] = box.send(idOf('voucher', '7'));
    box.restart();
    const [again] = box.outbox.due(at(3_600), 10);
    expect(again?.signed).toEqual(first);
  });

  it('takes a command with the same keys for the same command', () => {
    const command = event({ key: ['case.open', '1'], kind: 'command', data: {} });
    box.outbox.offer(command);
    expect(box.outbox.offer({ ...command, happenedAt: at(60) })).toBe('same');
  });

  it('tells the hub that a file is closed, also where nobody else may know, and again when the day was wrong', () => {
    const closed = (happenedAt: string) =>
      event({
        key: ['closed', '7'],
        type: 'de.wegmarke.entry.case-closed.v1',
        happenedAt,
        data: { ground: 'goal-reached' },
      });
    const commands = () => box.outbox.list().filter(({ kind }) => kind === 'command');
    box.outbox.offer(closed(at(-60)));
    box.outbox.offer(closed(at(-60)));
    expect(commands()).toMatchObject([
      { type: 'de.wegmarke.case.close-file.v1', handle: 'handle-1', happenedAt: at(-60) },
    ]);
    box.outbox.offer(closed(at(-30)));
    expect(new Set(commands().map(({ happenedAt }) => happenedAt))).toEqual(new Set([at(-60), at(-30)]));
  });

  it('holds with a reason, lists by handle, and lets go', () => {
    box.outbox.offer(event({ key: ['1'] }));
    box.outbox.offer(event({ key: ['2'], handle: 'handle-2' }));
    for (const key of ['1', '2']) box.outbox.hold(idOf(key), 'NO_CONSENT');
    expect(box.due()).toEqual([]);
    expect(box.outbox.heldItems('handle-2').map(({ id, code }) => [id, code])).toEqual([
      [idOf('2'), 'NO_CONSENT'],
    ]);
    box.outbox.release(idOf('2'));
    expect(box.due()).toEqual([idOf('2')]);
  });

  it('never takes a recorded event back, and knows no receipt that is not its own', () => {
    box.outbox.offer(event());
    const id = idOf('voucher', '7');
    box.send(id);
    expect(box.outbox.settle(receipt(id, 'accepted'))).toBe(true);
    box.outbox.settle(receipt(id, 'held'));
    box.outbox.settle(receipt(id, 'refused', 'X'));
    box.outbox.hold(id, 'NO_LINK');
    expect(box.outbox.find(id)).toMatchObject({ state: 'recorded', position: 12, settledAt: at(1) });
    expect(box.outbox.settle(receipt('other', 'accepted'))).toBe(false);
  });

  it('keeps the later place of what was told again into the right case, and has it proven there', () => {
    box.outbox.offer(event());
    const id = idOf('voucher', '7');
    box.send(id);
    box.outbox.settle(receipt(id, 'accepted'));
    const proofs = new ProofBook(box.journal);
    const leaf = { position: 12, envelope: 'digest', place: 'wrong-case' } as never;
    proofs.keep({ id, index: 11, path: [] } as never, leaf, { origin: 'ledger', size: 12 }, at(2));
    const place = () => [box.outbox.find(id)?.position, box.outbox.find(id)?.settledAt];
    const again = (position: number) =>
      box.outbox.settle({ ...receipt(id, 'accepted'), position, at: at(3) });
    // Without a split of this agency's own there is no second place (N3).
    again(40);
    expect(place()).toEqual([12, at(1)]);
    const split = idOf('split');
    const said = { key: ['split'], kind: 'command', type: 'de.wegmarke.case.unlink.v1', data: {} } as const;
    box.outbox.offer(event(said));
    box.send(split);
    const other = idOf('split-of-another-file');
    box.outbox.offer(event({ ...said, key: ['split-of-another-file'], handle: 'handle-2' }));
    box.send(other);
    box.outbox.settle({ ...receipt(other, 'accepted'), position: 20 });
    again(40);
    expect(place()).toEqual([12, at(1)]);
    box.outbox.settle({ ...receipt(split, 'accepted'), position: 30 });
    for (const position of [12, 29]) again(position);
    expect(place()).toEqual([12, at(1)]);
    expect(proofs.known('ledger', id)).toMatchObject({ position: 12 });
    expect(proofs.unproven(0, 9).map((one) => one.id)).toEqual([split, other]);
    again(40);
    expect(place()).toEqual([40, at(3)]);
    expect(proofs.unproven(0, 9).map((one) => one.id)).toEqual([id, split, other]);
    // No split lies between that place and a further one.
    for (const position of [40, 50]) again(position);
    expect(place()).toEqual([40, at(3)]);
  });

  it('counts so that offered is recorded, refused, held and in flight together', () => {
    for (const key of ['1', '2', '3', '4', '5']) box.outbox.offer(event({ key: [key] }));
    box.outbox.offer(event({ key: ['c'], kind: 'command', data: {} }));
    box.send(idOf('1'), idOf('2'), idOf('3'));
    box.outbox.settle(receipt(idOf('1'), 'accepted'));
    box.outbox.settle(receipt(idOf('2'), 'refused', 'PAYLOAD_INVALID'));
    box.outbox.hold(idOf('4'), 'NO_LINK');
    expect(box.outbox.counts()).toEqual({
      offered: 5,
      recorded: 1,
      refusedHere: {},
      refused: { PAYLOAD_INVALID: 1 },
      held: { NO_LINK: 1 },
      inFlight: 2,
      commands: { offered: 1, recorded: 0, refused: {}, held: {}, inFlight: 1 },
      lastReceiptAt: at(1),
    });
  });

  it('keeps what ends a consent for good, whatever the hub answered; what else narrows goes with its refusal', () => {
    const ends = ['withdraw', 'invalidate', 'object'];
    const types = [...ends, 'amend'].map((what) => `de.wegmarke.consent.${what}.v1`);
    for (const type of types) box.outbox.offer(event({ key: [type], kind: 'command', type, data: {} }));
    box.send(...types.map((type) => idOf(type)));
    for (const type of types) box.outbox.settle(receipt(idOf(type), 'refused', 'NO_RIGHT_TO_PUBLISH'));
    box.outbox.prune(at(365 * 86_400), 30);
    expect(box.outbox.narrowing('handle-1').map(({ type }) => type)).toEqual(types.slice(0, 3));
  });

  it('keeps which consent took the place of which: a withdrawal may name the older one years later', () => {
    const type = 'de.wegmarke.consent.give.v1';
    const data = { consentId: 'c2', supersedes: 'c1' };
    box.outbox.offer(event({ key: [type], kind: 'command', type, data }));
    box.send(idOf(type));
    box.outbox.settle(receipt(idOf(type), 'accepted'));
    box.outbox.prune(at(365 * 86_400), 30);
    expect(box.outbox.narrowing('handle-1')).toMatchObject([{ data }]);
  });

  it('forgets the content 30 days after the receipt, but never that it was there', () => {
    box.outbox.offer(event());
    const id = idOf('voucher', '7');
    box.send(id);
    box.outbox.settle(receipt(id, 'accepted'));
    expect(box.outbox.prune(at(30 * 86_400), 30)).toBe(0);
    expect(box.outbox.prune(at(30 * 86_400 + 2), 30)).toBe(1);
    expect(box.outbox.find(id)).toEqual({
      id,
      kind: 'event',
      type: event().type,
      state: 'recorded',
      offeredAt: T0,
      attempts: 1,
      settledAt: at(1),
      position: 12,
    });
    expect(box.outbox.offer(event())).toBe('same');
  });
});
