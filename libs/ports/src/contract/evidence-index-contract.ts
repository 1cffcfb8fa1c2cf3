import type { EvidenceIndex, EvidenceNote } from '../evidence-index.ts';
import { fresh } from './sample-events.ts';

/** A new, empty index and what closes it. */
export interface OpenEvidenceIndex {
  readonly index: EvidenceIndex;
  close(): Promise<void>;
}

type Said = readonly [agency: string, caseId: string, digest: string];

/** What every evidence index must do. */
export function evidenceIndexContract(name: string, open: () => Promise<OpenEvidenceIndex>): void {
  describe(`${name} as the index of changed evidence`, () => {
    let opened: OpenEvidenceIndex;
    let network = '';
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => (network = fresh('network')));
    afterAll(() => opened.close());

    const notes = (position: number, said: readonly Said[], of = network): EvidenceNote[] =>
      said.map(([agency, caseId, digest]) => ({ network: of, agency, caseId, digest, position }));
    /** Applies notes at the next position, which it returns. */
    const hears = async (...said: readonly Said[]): Promise<number> => {
      const position = (await opened.index.checkpoint()) + 1;
      await opened.index.apply(position, notes(position, said));
      return position;
    };
    const casesAfter = async (agency: string, after: number, max = 10) =>
      (await opened.index.changes(network, agency, after, max)).map(({ caseId }) => caseId);

    it('starts before the first event', async () => {
      const one = await open();
      expect(await one.index.checkpoint()).toBe(0);
      await one.close();
    });

    it('applies each position once, moves on and never back', async () => {
      const at = await hears(['abh', 'one', 'digest']);
      await opened.index.apply(at, notes(at, [['abh', 'two', 'digest']]));
      await opened.index.apply(at - 1, notes(at, [['abh', 'two', 'digest']]));
      expect(await opened.index.checkpoint()).toBe(at);
      expect(await casesAfter('abh', 0)).toEqual(['one']);
    });

    it('knows a change by the digest alone', async () => {
      await hears(['abh', 'one', 'digest']);
      await hears(['abh', 'one', 'digest']);
      const at = await hears(['abh', 'one', 'other digest']);
      expect(await opened.index.changes(network, 'abh', 0, 10)).toEqual([{ caseId: 'one', revision: at }]);
      await hears(['abh', 'one', 'other digest']);
      expect(await opened.index.changes(network, 'abh', at, 10)).toEqual([]);
    });

    it('tells which notes differ, and enters nothing by telling', async () => {
      await hears(['abh', 'one', 'digest'], ['vhs', 'one', 'digest']);
      const [same, other, fresher] = notes(1, [
        ['abh', 'one', 'digest'],
        ['vhs', 'one', 'other digest'],
        ['vhs', 'two', 'digest'],
      ]);
      expect(await opened.index.differing([same!, other!, fresher!])).toEqual([other, fresher]);
      expect(await casesAfter('vhs', 0)).toEqual(['one']);
    });

    it('tells each agency its own changes only, and no other network', async () => {
      const at = await hears(['abh', 'one', 'digest']);
      await hears(['vhs', 'one', 'digest']);
      const elsewhere = (await opened.index.checkpoint()) + 1;
      const others = notes(elsewhere, [['abh', 'two', 'digest']], fresh('network'));
      await opened.index.apply(elsewhere, others);
      expect(await opened.index.changes(network, 'abh', 0, 10)).toEqual([{ caseId: 'one', revision: at }]);
    });

    it('tells changes after a revision, oldest first, at most so many', async () => {
      await hears(['abh', 'one', 'a']);
      await hears(['abh', 'two', 'a']);
      const third = await hears(['abh', 'three', 'a']);
      const last = await hears(['abh', 'one', 'b']);
      expect(await casesAfter('abh', 0)).toEqual(['two', 'three', 'one']);
      expect(await casesAfter('abh', 0, 2)).toEqual(['two', 'three']);
      expect(await casesAfter('abh', third, 2)).toEqual(['one']);
      expect(await casesAfter('abh', last, 2)).toEqual([]);
    });

    it('keeps the changes of one revision together, so that a cursor skips none of them', async () => {
      await hears(['abh', 'b', 'digest'], ['abh', 'a', 'digest']);
      await hears(['abh', 'c', 'digest']);
      expect(await casesAfter('abh', 0, 1)).toEqual(['a', 'b']);
    });

    it('amends what was left behind beyond every cursor that was given out, and the checkpoint stays', async () => {
      const at = await hears(['abh', 'one', 'digest']);
      await opened.index.amend(notes(1, [['abh', 'two', 'digest']]));
      await opened.index.amend(notes(1, [['abh', 'one', 'digest']]));
      expect(await opened.index.checkpoint()).toBe(at);
      expect(await casesAfter('abh', at)).toEqual(['two', 'one']);
      const cursor = (await opened.index.changes(network, 'abh', 0, 10)).at(-1)?.revision ?? 0;
      await hears(['abh', 'four', 'digest']);
      expect(await casesAfter('abh', cursor)).toEqual(['four']);
    });
  });
}
