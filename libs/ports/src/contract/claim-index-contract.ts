import type { ClaimIndex } from '../claim-index.ts';
import {
  NOON,
  EVENING,
  Told,
  changed,
  reachable,
  unreachable,
  released,
  recalled,
  reopened,
} from './claim-index-told.ts';

/** A new, empty index and what closes it. */
export interface OpenClaimIndex {
  readonly index: ClaimIndex;
  close(): Promise<void>;
}

/** What every index of open claims must do. */
export function claimIndexContract(name: string, open: () => Promise<OpenClaimIndex>): void {
  describe(`${name} as the index of open claims`, () => {
    let opened: OpenClaimIndex;
    let networks = 0;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    const begin = async () => {
      networks += 1;
      return new Told(opened.index, `network-${networks}`, await opened.index.checkpoint());
    };
    /** `vhs` can reach the cases a, b and c, has looked through all of them, and has answers up to 5. */
    const settled = async () => {
      const told = await begin();
      const at = await told.hears(reachable('a', 'vhs'), reachable('b', 'vhs'), reachable('c', 'vhs'));
      for (const caseId of ['a', 'b', 'c']) await told.settle('vhs', caseId, at);
      return { told, at };
    };

    it('starts before the first event', async () => {
      const fresh = await open();
      expect(await fresh.index.checkpoint()).toBe(0);
      await fresh.close();
    });

    it('opens a case to those who can reach it, and to nobody else', async () => {
      const told = await begin();
      await told.hears(changed('a'), reachable('a', 'vhs'), reachable('b', 'abh'));
      expect(await told.open('vhs', 0)).toEqual(['a']);
      expect(await told.open('abh', 0)).toEqual(['b']);
      expect(await told.open('bamf', 0)).toEqual([]);
    });

    it('closes a case that can no longer be reached, and opens it when it can again', async () => {
      const { told } = await settled();
      await told.hears(changed('a'));
      await told.hears(unreachable('a', 'vhs'));
      expect(await told.open('vhs', 0)).toEqual([]);
      await told.hears(reachable('a', 'vhs'));
      expect(await told.open('vhs', 0)).toEqual(['a']);
    });

    it('opens a settled case again when the reach is given anew', async () => {
      const { told } = await settled();
      await told.hears(reachable('b', 'vhs'));
      expect(await told.open('vhs', 0)).toEqual(['b']);
    });

    it('tells the oldest change first, at most so many', async () => {
      const { told, at } = await settled();
      for (const caseId of ['c', 'a', 'b', 'c']) await told.hears(changed(caseId));
      expect(await told.open('vhs', 0)).toEqual(['a', 'b', 'c']);
      expect(await told.open('vhs', 0, { max: 2 })).toEqual(['a', 'b']);
      expect(await opened.index.openCases(told.network, 'vhs', 0, 1, NOON)).toEqual([
        { caseId: 'a', changedAt: at + 2 },
      ]);
    });

    it('keeps a case settled until it changes', async () => {
      const { told } = await settled();
      expect(await told.open('vhs', 0)).toEqual([]);
      await told.hears(changed('b'));
      expect(await told.open('vhs', 0)).toEqual(['b']);
    });

    it('does not take a case for settled that changed after it was looked at', async () => {
      const { told, at } = await settled();
      const later = await told.hears(changed('a'));
      await told.settle('vhs', 'a', at);
      expect(await told.open('vhs', 0)).toEqual(['a']);
      await told.settle('vhs', 'a', later);
      await told.settle('vhs', 'a', at);
      expect(await told.open('vhs', 0)).toEqual([]);
    });

    it('settles for one recipient only', async () => {
      const { told } = await settled();
      await told.hears(reachable('a', 'abh'));
      const at = await told.hears(changed('a'));
      await told.settle('vhs', 'a', at);
      expect(await told.open('abh', 0)).toEqual(['a']);
    });

    it('wakes a settled case at its hour', async () => {
      const { told, at } = await settled();
      await told.settle('vhs', 'a', at, EVENING);
      expect(await told.open('vhs', 0, { at: NOON })).toEqual([]);
      expect(await told.open('vhs', 0, { at: EVENING })).toEqual(['a']);
      await told.settle('vhs', 'a', at);
      expect(await told.open('vhs', 0, { at: EVENING })).toEqual([]);
    });

    it('opens every case of the network again when it is told to, and no other network', async () => {
      const { told: elsewhere } = await settled();
      const { told } = await settled();
      const at = await told.hears(reopened);
      expect(await told.open('vhs', 0)).toEqual(['a', 'b', 'c']);
      expect(await elsewhere.open('vhs', 0)).toEqual([]);
      await told.settle('vhs', 'b', at);
      expect(await told.open('vhs', 0)).toEqual(['a', 'c']);
    });

    it('counts an event as had once the recipient asks from its answer or a later one', async () => {
      const { told } = await settled();
      await told.hears(released('a', 'vhs', ['e1', 'e2'], 10, 5));
      expect(await told.confirmed('vhs', 'a', 5)).toEqual([]);
      expect(await told.confirmed('vhs', 'a', 9)).toEqual([]);
      expect(await told.confirmed('vhs', 'a', 10)).toEqual(['e1', 'e2']);
      expect(await told.confirmed('vhs', 'a', 11)).toEqual(['e1', 'e2']);
      expect(await told.confirmed('abh', 'a', 11)).toEqual([]);
      expect(await told.confirmed('vhs', 'b', 11)).toEqual([]);
    });

    it('keeps a case open while an answer about it may not have arrived', async () => {
      const { told, at } = await settled();
      await told.hears(released('a', 'vhs', ['e1'], 10, 5));
      await told.settle('vhs', 'a', at + 1);
      expect(await told.open('vhs', 5)).toEqual(['a']);
      expect(await told.open('vhs', 10)).toEqual([]);
    });

    it('takes an answer for lost when a later one was asked from before it: its events are open again', async () => {
      const { told, at } = await settled();
      await told.hears(released('a', 'vhs', ['only in 10', 'in both'], 10, 5));
      await told.hears(released('b', 'vhs', ['b in 10'], 10, 5));
      for (const caseId of ['a', 'b']) await told.settle('vhs', caseId, at + 2);
      await told.hears(released('a', 'vhs', ['in both'], 12, 5));
      expect(await told.confirmed('vhs', 'a', 10)).toEqual([]);
      expect(await told.confirmed('vhs', 'a', 12)).toEqual(['in both']);
      expect(await told.confirmed('vhs', 'b', 12)).toEqual([]);
      expect(await told.open('vhs', 12)).toEqual(['a', 'b']);
    });

    it('takes several parts of one answer for one answer', async () => {
      const { told } = await settled();
      await told.hears(released('a', 'vhs', ['e1'], 10, 5));
      await told.hears(released('b', 'vhs', ['e2'], 10, 5));
      await told.hears(released('a', 'vhs', ['e3'], 10, 5));
      expect(await told.confirmed('vhs', 'a', 10)).toEqual(['e1', 'e3']);
      expect(await told.confirmed('vhs', 'b', 10)).toEqual(['e2']);
    });

    it('keeps what was confirmed when a later answer is lost', async () => {
      const { told } = await settled();
      await told.hears(released('a', 'vhs', ['e1'], 4, 0));
      await told.hears(released('a', 'vhs', ['e2'], 10, 4));
      await told.hears(released('a', 'vhs', ['e2', 'e3'], 12, 4));
      expect(await told.confirmed('vhs', 'a', 4)).toEqual(['e1']);
      expect(await told.confirmed('vhs', 'a', 12)).toEqual(['e1', 'e2', 'e3']);
    });

    it('sends everything again to a recipient whose cursor went back', async () => {
      const { told } = await settled();
      await told.hears(released('a', 'vhs', ['e1'], 4, 0));
      await told.hears(released('b', 'vhs', ['e2'], 10, 4));
      expect(await told.open('vhs', 0)).toEqual(['a', 'b']);
      expect(await told.confirmed('vhs', 'a', 0)).toEqual([]);
      await told.hears(released('a', 'vhs', ['e1'], 14, 0));
      expect(await told.confirmed('vhs', 'a', 14)).toEqual(['e1']);
      expect(await told.confirmed('vhs', 'b', 14)).toEqual([]);
      expect(await told.open('vhs', 14)).toEqual(['a', 'b']);
    });

    it('takes what was recalled for not sent, in its case and for its recipient alone, and has it looked through', async () => {
      const { told } = await settled();
      await told.hears(reachable('a', 'abh'));
      await told.hears(released('a', 'vhs', ['e1', 'e2'], 1, 0), released('a', 'abh', ['e1'], 1, 0));
      const at = await told.hears(released('b', 'vhs', ['e3'], 2, 1));
      for (const caseId of ['a', 'b', 'c']) await told.settle('vhs', caseId, at);
      await told.hears(recalled('vhs', ['e1']));
      expect(await told.confirmed('vhs', 'a', 2)).toEqual(['e2']);
      expect(await told.confirmed('abh', 'a', 1)).toEqual(['e1']);
      expect(await told.confirmed('vhs', 'b', 2)).toEqual(['e3']);
      expect(await told.open('vhs', 2)).toEqual(['a']);
    });

    it('keeps what was sent again after the recall, also when it hears of all of it at once', async () => {
      const { told } = await settled();
      const late = 1_000_000_000;
      await told.hears(
        released('a', 'vhs', ['e1'], 1, 0),
        recalled('vhs', ['e1']),
        released('a', 'vhs', ['e1'], late, 1),
      );
      expect(await told.confirmed('vhs', 'a', 1)).toEqual([]);
      expect(await told.confirmed('vhs', 'a', late)).toEqual(['e1']);
    });

    it('does not mix up recipients of one number', async () => {
      const { told } = await settled();
      await told.hears(reachable('a', 'abh'));
      await told.hears(released('a', 'abh', ['e1'], 10, 5));
      await told.hears(released('a', 'vhs', ['e1'], 12, 5));
      expect(await told.confirmed('abh', 'a', 10)).toEqual(['e1']);
    });

    it('applies each position once', async () => {
      const { told, at } = await settled();
      await told.hears(released('a', 'vhs', ['e1'], 4, 0));
      const change = unreachable('a', 'vhs')(told.network);
      await opened.index.apply(at, [change]);
      await opened.index.apply(at + 1, [change]);
      expect(await opened.index.checkpoint()).toBe(at + 1);
      expect(await told.open('vhs', 0)).toEqual(['a']);
    });

    it('takes many changes of one case at once as it takes them one by one', async () => {
      const { told } = await settled();
      const seq = 1_000;
      await told.hears(
        changed('a'),
        released('b', 'vhs', ['lost', 'again'], seq, 5),
        changed('a'),
        released('b', 'vhs', ['again'], seq + 2, 5),
        unreachable('c', 'vhs'),
        reachable('c', 'vhs'),
      );
      expect(await told.open('vhs', seq + 2)).toEqual(['a', 'b', 'c']);
      expect(await told.confirmed('vhs', 'b', seq + 2)).toEqual(['again']);
    });

    it('amends what was left behind: the checkpoint stays, and the case is looked through again', async () => {
      const { told, at } = await settled();
      const later = await told.hears(changed('a'));
      for (const caseId of ['a', 'b']) await told.settle('vhs', caseId, later, EVENING);
      await told.amends(changed('a'), reachable('d', 'vhs'));
      expect(await opened.index.checkpoint()).toBe(later);
      expect(await opened.index.openCases(told.network, 'vhs', 0, 10, NOON)).toEqual([
        { caseId: 'a', changedAt: later },
        { caseId: 'd', changedAt: later },
      ]);
      expect(at).toBeLessThan(later);
    });

    it('amends a release without its events: answers before it that never arrived are open again', async () => {
      const { told } = await settled();
      const at = await told.hears(released('a', 'vhs', ['e1'], 10, 5));
      await told.settle('vhs', 'a', at);
      await told.amends(released('b', 'vhs', [], 12, 5), changed('b'));
      expect(await told.confirmed('vhs', 'a', 12)).toEqual([]);
      expect(await told.open('vhs', 12)).toEqual(['a', 'b']);
    });

    it('moves on past positions that change nothing', async () => {
      const told = await begin();
      const at = await told.hears();
      expect(await opened.index.checkpoint()).toBe(at);
    });
  });
}
