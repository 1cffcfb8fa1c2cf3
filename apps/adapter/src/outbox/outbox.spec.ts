import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt } from '#catalogue';
import { Journal } from '../journal/journal.ts';
import type { EnvelopeDraft } from './draft.ts';
import { Identity } from './identity.ts';
import type { Offer } from './offer.ts';
import { Outbox } from './outbox.ts';
import { park, parkUnanswered } from './parked.ts';
import { againAt } from './resend.ts';

const T0 = '2025-06-01T00:00:00.000Z';
const at = (seconds: number): string => new Date(Date.parse(T0) + seconds * 1_000).toISOString();

describe('the outbox', () => {
  let folder: string;
  let journal: Journal;
  let outbox: Outbox;
  let signatures: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outbox-'));
    signatures = 0;
    open();
  });

  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const open = (): void => {
    journal = Journal.open(join(folder, 'journal.db'));
    const sign = (draft: EnvelopeDraft) => {
      signatures += 1;
      const salt = String(signatures);
      const { handle, ...rest } = draft;
      const envelope = {
        ...rest,
        salt,
        specversion: '1.0',
        network: 'n',
        agency: 'a',
        source: `//n/a/${handle}`,
        commitment: 'c',
      } as const;
      return { envelope, signature: `signature-${salt}` };
    };
    const identity = new Identity(Buffer.alloc(32, 7));
    outbox = new Outbox(journal, { identity, sign, now: () => T0, random: () => 0 });
  };

  const event = (over: Partial<Offer> = {}): Offer => ({
    key: ['voucher', '7'],
    kind: 'event',
    type: 'de.wegmarke.language.voucher-issued.v1',
    handle: 'handle-1',
    reference: '0042/25',
    happenedAt: '2025-05-01T00:00:00.000Z',
    data: { issueMode: 'online' },
    ...over,
  });

  const fromFile = (place: number, line: number, issueMode: string): Offer =>
    event({ data: { issueMode }, origin: { file: `${place}.csv`, line, place } });

  const idOf = (...key: string[]) => outbox.idOf(key);
  const send = (...ids: string[]) => outbox.markSent(ids, T0);
  const receipt = (id: string, outcome: Receipt['outcome'], code?: string): Receipt => ({
    id,
    outcome,
    at: at(1),
    position: 12,
    ...(code !== undefined && { code }),
  });
  const dueKeys = () => outbox.due(at(0), 10).map(({ id }) => id);

  it('takes the same happening once, however often it is offered', () => {
    expect(outbox.offer(event())).toBe('new');
    expect(outbox.offer(event())).toBe('same');
    expect(outbox.list()).toHaveLength(1);
    expect(signatures).toBe(1);
  });

  it('sends the same bytes again, also after a restart', () => {
    outbox.offer(event());
    const [first] = send(idOf('voucher', '7'));
    journal.close();
    open();
    const [again] = outbox.due(at(3_600), 10);
    expect(again?.signed).toEqual(first);
  });

  it('gives commands before events, and both in the order in which they came', () => {
    outbox.offer(event({ key: ['e', '1'] }));
    outbox.offer(event({ key: ['c', '1'], kind: 'command', data: {} }));
    outbox.offer(event({ key: ['e', '2'] }));
    outbox.offer(event({ key: ['c', '2'], kind: 'command', data: {} }));
    expect(dueKeys()).toEqual([idOf('c', '1'), idOf('c', '2'), idOf('e', '1'), idOf('e', '2')]);
    expect(outbox.due(at(0), 3).map(({ id }) => id)).toEqual([
      idOf('c', '1'),
      idOf('c', '2'),
      idOf('e', '1'),
    ]);
  });

  it('sends again what got no receipt in time, each time later, never what has one', () => {
    outbox.offer(event({ key: ['1'] }));
    outbox.offer(event({ key: ['2'] }));
    send(idOf('1'), idOf('2'));
    outbox.settle(receipt(idOf('1'), 'accepted'));
    expect(outbox.due(at(2.4), 10)).toEqual([]);
    expect(outbox.due(at(2.5), 10).map(({ id }) => id)).toEqual([idOf('2')]);
    outbox.markSent([idOf('2')], at(2.5));
    expect(outbox.due(at(7.4), 10)).toEqual([]);
    expect(outbox.due(at(7.5), 10)).toHaveLength(1);
  });

  it('waits twice as long with each attempt, up to five minutes, spread at random', () => {
    const waits = [1, 2, 3, 20].map((attempt) => Date.parse(againAt(T0, attempt, 0)) - Date.parse(T0));
    expect(waits).toEqual([2_500, 5_000, 10_000, 150_000]);
    expect(Date.parse(againAt(T0, 20, 0.999)) - Date.parse(T0)).toBeLessThanOrEqual(300_000);
  });

  describe('when an export corrects a row', () => {
    it('changes the message in place while it has never left', () => {
      outbox.offer(fromFile(1, 2, 'online'));
      outbox.hold(idOf('voucher', '7'), 'NO_LINK');
      expect(outbox.offer(fromFile(2, 2, 'paper'))).toBe('corrected');
      const [item, ...others] = outbox.due(at(0), 10);
      expect(others).toEqual([]);
      expect(item).toMatchObject({
        id: idOf('voucher', '7'),
        file: '2.csv',
        signed: { envelope: { data: { issueMode: 'paper' } } },
      });
      expect(item?.signed.envelope).not.toHaveProperty('corrects');
    });

    it('offers a new event that names the one it corrects once that was sent, and the next names the second', () => {
      outbox.offer(fromFile(1, 2, 'online'));
      send(idOf('voucher', '7'));
      outbox.offer(fromFile(2, 2, 'paper'));
      const second = idOf('voucher', '7', '1');
      expect(outbox.find(second)).toMatchObject({ corrects: idOf('voucher', '7'), state: 'ready' });
      send(second);
      outbox.settle(receipt(second, 'accepted'));
      outbox.offer(fromFile(3, 2, 'online'));
      expect(outbox.find(idOf('voucher', '7', '2'))).toMatchObject({ corrects: second });
    });

    it('does not change what was sent and then held by the hub: those bytes may still be under way', () => {
      outbox.offer(fromFile(1, 2, 'online'));
      send(idOf('voucher', '7'));
      outbox.settle(receipt(idOf('voucher', '7'), 'held', 'NO_BASIS_NOW'));
      outbox.offer(fromFile(2, 2, 'paper'));
      expect(outbox.heldItems()[0]?.signed.envelope.data).toEqual({ issueMode: 'online' });
      expect(outbox.find(idOf('voucher', '7', '1'))).toMatchObject({ corrects: idOf('voucher', '7') });
    });

    it('does not claim to correct what the hub refused', () => {
      outbox.offer(fromFile(1, 2, 'online'));
      send(idOf('voucher', '7'));
      outbox.settle(receipt(idOf('voucher', '7'), 'refused', 'NO_RIGHT_TO_PUBLISH'));
      outbox.offer(fromFile(2, 2, 'paper'));
      expect(outbox.find(idOf('voucher', '7', '1'))?.corrects).toBeUndefined();
    });

    it('believes the later file, in whatever order they are read again', () => {
      outbox.offer(fromFile(1, 2, 'online'));
      outbox.offer(fromFile(2, 2, 'paper'));
      expect(outbox.offer(fromFile(1, 2, 'online'))).toBe('same');
      expect(outbox.list()).toHaveLength(1);
    });

    it('finds two rows of one file that say different things', () => {
      outbox.offer(fromFile(1, 2, 'online'));
      expect(outbox.offer(fromFile(1, 3, 'paper'))).toBe('contradicts');
      expect(outbox.offer(fromFile(2, 2, 'online'))).toBe('same');
      expect(outbox.offer(fromFile(2, 3, 'paper'))).toBe('contradicts');
    });
  });

  it('takes a command with the same keys for the same command', () => {
    const command = event({ key: ['case.open', '1'], kind: 'command', data: {} });
    outbox.offer(command);
    expect(outbox.offer({ ...command, happenedAt: at(60) })).toBe('same');
  });

  it('holds with a reason, lists by handle, and lets go', () => {
    outbox.offer(event({ key: ['1'] }));
    outbox.offer(event({ key: ['2'], handle: 'handle-2' }));
    for (const key of ['1', '2']) outbox.hold(idOf(key), 'NO_CONSENT');
    expect(dueKeys()).toEqual([]);
    expect(outbox.heldItems('handle-2').map(({ id, code }) => [id, code])).toEqual([
      [idOf('2'), 'NO_CONSENT'],
    ]);
    outbox.release(idOf('2'));
    expect(dueKeys()).toEqual([idOf('2')]);
  });

  it('never takes a recorded event back, and knows no receipt that is not its own', () => {
    outbox.offer(event());
    const id = idOf('voucher', '7');
    send(id);
    expect(outbox.settle(receipt(id, 'accepted'))).toBe(true);
    outbox.settle(receipt(id, 'held'));
    outbox.settle(receipt(id, 'refused', 'X'));
    outbox.hold(id, 'NO_LINK');
    expect(outbox.find(id)).toMatchObject({ state: 'recorded', position: 12, settledAt: at(1) });
    expect(outbox.settle(receipt('other', 'accepted'))).toBe(false);
  });

  it('counts so that offered is recorded, refused, held and in flight together', () => {
    for (const key of ['1', '2', '3', '4', '5']) outbox.offer(event({ key: [key] }));
    outbox.offer(event({ key: ['c'], kind: 'command', data: {} }));
    send(idOf('1'), idOf('2'), idOf('3'));
    outbox.settle(receipt(idOf('1'), 'accepted'));
    outbox.settle(receipt(idOf('2'), 'refused', 'PAYLOAD_INVALID'));
    outbox.hold(idOf('4'), 'NO_LINK');
    expect(outbox.counts()).toEqual({
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
    for (const type of types) outbox.offer(event({ key: [type], kind: 'command', type, data: {} }));
    send(...types.map((type) => idOf(type)));
    for (const type of types) outbox.settle(receipt(idOf(type), 'refused', 'NO_RIGHT_TO_PUBLISH'));
    outbox.prune(at(365 * 86_400), 30);
    expect(outbox.narrowing('handle-1').map(({ type }) => type)).toEqual(types.slice(0, 3));
  });

  it('keeps which consent took the place of which: a withdrawal may name the older one years later', () => {
    const type = 'de.wegmarke.consent.give.v1';
    const data = { consentId: 'c2', supersedes: 'c1' };
    outbox.offer(event({ key: [type], kind: 'command', type, data }));
    send(idOf(type));
    outbox.settle(receipt(idOf(type), 'accepted'));
    outbox.prune(at(365 * 86_400), 30);
    expect(outbox.narrowing('handle-1')).toMatchObject([{ data }]);
  });

  it('forgets the content 30 days after the receipt, but never that it was there', () => {
    outbox.offer(event());
    const id = idOf('voucher', '7');
    send(id);
    outbox.settle(receipt(id, 'accepted'));
    expect(outbox.prune(at(30 * 86_400), 30)).toBe(0);
    expect(outbox.prune(at(30 * 86_400 + 2), 30)).toBe(1);
    expect(outbox.find(id)).toEqual({
      id,
      kind: 'event',
      type: event().type,
      state: 'recorded',
      offeredAt: T0,
      attempts: 1,
      settledAt: at(1),
      position: 12,
    });
    expect(outbox.offer(event())).toBe('same');
  });

  describe('keeps the order within a case', () => {
    const take = (id: string, handle: string) => {
      outbox.offer(event({ key: [id], handle }));
      return idOf(id);
    };
    const due = (seconds = 0) => outbox.due(at(seconds), 100).map(({ id }) => id);

    it('lets nothing go while something earlier of the case waits for its receipt, and everything else', () => {
      const [a1, b1] = [take('a1', 'a'), take('b1', 'b')];
      send(a1);
      const a2 = take('a2', 'a');
      expect(due()).toEqual([b1]);
      outbox.settle(receipt(a1, 'accepted'));
      expect(due()).toEqual([b1, a2]);
    });

    it('sends the first of a case again before what came later', () => {
      const a1 = take('a1', 'a');
      send(a1);
      const a2 = take('a2', 'a');
      expect([due(2), due(5)]).toEqual([[], [a1, a2]]);
    });

    it('lets what is held or refused stop nothing', () => {
      const [a1, a2, a3] = [take('a1', 'a'), take('a2', 'a'), take('a3', 'a')];
      send(a1, a2);
      outbox.settle(receipt(a1, 'held', 'NO_BASIS_NOW'));
      outbox.settle(receipt(a2, 'refused', 'SCHEMA_INVALID'));
      expect(due()).toEqual([a3]);
    });

    it('finds what may go behind thousands of messages of a case that waits', () => {
      const first = take('first', 'long');
      send(first);
      journal.transaction(() => {
        const sql = `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 5000)
          INSERT INTO outbox (id, kind, type, handle, happened_at, state, hash, signed, offered_at)
          SELECT 'long-' || value, kind, type, handle, happened_at, 'ready', hash, signed, offered_at
          FROM outbox, n WHERE id = ? ORDER BY value`;
        journal.run(sql, first);
      });
      const other = take('other', 'other');
      const found = [due(), due(), due(), due()].flat();
      expect(new Set(found)).toEqual(new Set([other]));
      send(other);
      outbox.settle(receipt(first, 'accepted'));
      expect(due().slice(0, 2)).toEqual(['long-1', 'long-2']);
    });
  });

  describe('has so many under way at most', () => {
    const OVERDUE = at(600);
    const handed = () => {
      const ids = outbox.due(T0, 100).map(({ id }) => id);
      outbox.markSent(ids, T0);
      return ids;
    };
    const fill = () => {
      outbox.offer(event({ key: ['first'] }));
      journal.transaction(() => {
        const sql = `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 2200)
          INSERT INTO outbox (id, kind, type, handle, happened_at, state, hash, signed, offered_at)
          SELECT 'n-' || value, kind, type, 'case-' || value, happened_at, 'ready', hash, signed, offered_at
          FROM outbox, n WHERE id = ? ORDER BY value`;
        journal.run(sql, idOf('first'));
      });
      const sent: string[] = [];
      for (let ids = handed(); ids.length > 0; ids = handed()) sent.push(...ids);
      return sent;
    };

    it('and goes on when those were parked, held or settled', () => {
      const sent = fill();
      expect([sent.length, outbox.due(T0, 100)]).toEqual([2_000, []]);
      const [settled = '', held = '', ...others] = sent;
      journal.transaction(() => {
        for (const id of others) park(journal, id, 'NO_ANSWER');
      });
      outbox.hold(held, 'NO_LINK');
      outbox.settle(receipt(settled, 'accepted'));
      expect(outbox.due(T0, 100)).toHaveLength(100);
    });

    it('which are sent again when overdue, though others came earlier and are ready', () => {
      const sent = fill();
      // As after a retry of what was parked: ready, and ahead of all that is under way.
      journal.run(`UPDATE outbox SET seq = seq + 10000 WHERE state = 'sent'`);
      const again = outbox.due(OVERDUE, 100).map(({ id }) => id);
      expect(again).toEqual(sent.slice(0, 100));
    });

    it('beside what narrows, which goes behind what was said earlier of its case', () => {
      fill();
      const ofOneCase = (key: string, type: string) =>
        outbox.offer(event({ key: [key], kind: 'command', type, handle: 'late' }));
      ofOneCase('yes', 'de.wegmarke.consent.give.v1');
      ofOneCase('no', 'de.wegmarke.consent.withdraw.v1');
      expect(handed()).toEqual([idOf('yes'), idOf('no')]);
    });
  });

  describe('puts aside', () => {
    it('what cannot be read, and gives the rest', () => {
      outbox.offer(event());
      outbox.offer(event({ key: ['other'] }));
      const id = idOf('voucher', '7');
      journal.run(`UPDATE outbox SET signed = 'not JSON' WHERE id = ?`, id);
      expect(outbox.due(T0, 9).map((one) => one.id)).toEqual([idOf('other')]);
      expect(outbox.find(id)).toMatchObject({ state: 'held', code: 'CONTENT_DAMAGED' });
    });

    it('what the hub never answers while it answers others, but nothing that narrows', () => {
      const withdrawal = event({ key: ['w'], kind: 'command', type: 'de.wegmarke.consent.withdraw.v1' });
      for (const offer of [event(), withdrawal, event({ key: ['other'], handle: 'other' })])
        outbox.offer(offer);
      const [id, narrowing, other] = [idOf('voucher', '7'), idOf('w'), idOf('other')];
      for (let attempt = 0; attempt < 12; attempt += 1) outbox.markSent([id, narrowing], at(-3_600));
      const silent = () => parkUnanswered(journal, T0);
      expect(silent()).toBe(0);
      send(other);
      outbox.settle(receipt(other, 'accepted'));
      expect(silent()).toBe(1);
      expect([id, narrowing].map((one) => outbox.find(one)?.code)).toEqual(['NO_ANSWER', undefined]);
    });

    it('nothing for good: a corrected row takes its place, and a late receipt counts', () => {
      outbox.offer(fromFile(1, 2, 'online'));
      const id = idOf('voucher', '7');
      park(journal, id, 'CANNOT_BE_SENT');
      outbox.offer(fromFile(2, 2, 'by-hand'));
      expect(outbox.find(id)?.state).toBe('ready');
      send(id);
      park(journal, id, 'NO_ANSWER');
      outbox.settle(receipt(id, 'held'));
      expect(outbox.find(id)?.code).toBe('NO_ANSWER');
      outbox.settle(receipt(id, 'accepted'));
      expect(outbox.find(id)?.state).toBe('recorded');
    });
  });

  it('needs a secret of 32 bytes', () => {
    expect(() => new Identity(Buffer.alloc(31))).toThrow('at least 32');
  });
});
