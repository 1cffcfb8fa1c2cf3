import { park } from './parked.ts';
import { event, idOf, OutboxOfSpec, receipt } from './spec/outbox-of-spec.ts';

describe('the order in which the outbox sends', () => {
  let box: OutboxOfSpec;

  beforeEach(() => {
    box = new OutboxOfSpec();
  });

  afterEach(() => box.end());

  it('gives commands before events, and both in the order in which they came', () => {
    box.outbox.offer(event({ key: ['e', '1'] }));
    box.outbox.offer(event({ key: ['c', '1'], kind: 'command', data: {} }));
    box.outbox.offer(event({ key: ['e', '2'] }));
    box.outbox.offer(event({ key: ['c', '2'], kind: 'command', data: {} }));
    expect(box.due()).toEqual([idOf('c', '1'), idOf('c', '2'), idOf('e', '1'), idOf('e', '2')]);
    expect(box.due(0, 3)).toEqual([idOf('c', '1'), idOf('c', '2'), idOf('e', '1')]);
  });

  describe('keeps the order within a case', () => {
    const take = (id: string, handle: string) => {
      box.outbox.offer(event({ key: [id], handle }));
      return idOf(id);
    };

    it('lets nothing go while something earlier of the case waits for its receipt, and everything else', () => {
      const [a1, b1] = [take('a1', 'a'), take('b1', 'b')];
      box.send(a1);
      const a2 = take('a2', 'a');
      expect(box.due()).toEqual([b1]);
      box.outbox.settle(receipt(a1, 'accepted'));
      expect(box.due()).toEqual([b1, a2]);
    });

    it('sends the first of a case again before what came later', () => {
      const a1 = take('a1', 'a');
      box.send(a1);
      const a2 = take('a2', 'a');
      expect([box.due(2), box.due(5)]).toEqual([[], [a1, a2]]);
    });

    it('lets what is held or refused stop nothing', () => {
      const [a1, a2, a3] = [take('a1', 'a'), take('a2', 'a'), take('a3', 'a')];
      box.send(a1, a2);
      box.outbox.settle(receipt(a1, 'held', 'NO_BASIS_NOW'));
      box.outbox.settle(receipt(a2, 'refused', 'SCHEMA_INVALID'));
      expect(box.due()).toEqual([a3]);
    });

    it('finds what may go behind thousands of messages of a case that waits', () => {
      const first = take('first', 'long');
      box.send(first);
      box.journal.transaction(() => {
        const sql = `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 5000)
          INSERT INTO outbox (id, kind, type, handle, happened_at, state, hash, signed, offered_at)
          SELECT 'long-' || value, kind, type, handle, happened_at, 'ready', hash, signed, offered_at
          FROM outbox, n WHERE id = ? ORDER BY value`;
        box.journal.run(sql, first);
      });
      const other = take('other', 'other');
      const found = [box.due(), box.due(), box.due(), box.due()].flat();
      expect(new Set(found)).toEqual(new Set([other]));
      box.send(other);
      box.outbox.settle(receipt(first, 'accepted'));
      expect(box.due().slice(0, 2)).toEqual(['long-1', 'long-2']);
    });
  });

  describe('has so many under way at most', () => {
    const handed = () => {
      const ids = box.due();
      box.send(...ids);
      return ids;
    };
    const fill = () => {
      box.outbox.offer(event({ key: ['first'] }));
      box.journal.transaction(() => {
        const sql = `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 2200)
          INSERT INTO outbox (id, kind, type, handle, happened_at, state, hash, signed, offered_at)
          SELECT 'n-' || value, kind, type, 'case-' || value, happened_at, 'ready', hash, signed, offered_at
          FROM outbox, n WHERE id = ? ORDER BY value`;
        box.journal.run(sql, idOf('first'));
      });
      const sent: string[] = [];
      for (let ids = handed(); ids.length > 0; ids = handed()) sent.push(...ids);
      return sent;
    };

    it('and goes on when those were parked, held or settled', () => {
      const sent = fill();
      expect([sent.length, box.due()]).toEqual([2_000, []]);
      const [settled = '', held = '', ...others] = sent;
      box.journal.transaction(() => {
        for (const id of others) park(box.journal, id, 'NO_ANSWER');
      });
      box.outbox.hold(held, 'NO_LINK');
      box.outbox.settle(receipt(settled, 'accepted'));
      expect(box.due()).toHaveLength(100);
    });

    it('which are sent again when overdue, though others came earlier and are ready', () => {
      const sent = fill();
      // As after a retry of what was parked: ready, and ahead of all that is under way.
      box.journal.run(`UPDATE outbox SET seq = seq + 10000 WHERE state = 'sent'`);
      const again = box.due(600);
      expect(again).toEqual(sent.slice(0, 100));
    });

    it('beside what narrows, which goes behind what was said earlier of its case', () => {
      fill();
      const ofOneCase = (key: string, type: string) =>
        box.outbox.offer(event({ key: [key], kind: 'command', type, handle: 'late' }));
      ofOneCase('yes', 'de.wegmarke.consent.give.v1');
      ofOneCase('no', 'de.wegmarke.consent.withdraw.v1');
      expect(handed()).toEqual([idOf('yes'), idOf('no')]);
    });
  });
});
