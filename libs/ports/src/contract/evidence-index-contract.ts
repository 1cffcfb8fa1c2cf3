import type { EvidenceIndex } from '../evidence-index.ts';
import { fresh } from './sample-events.ts';

/** A new, empty index and what closes it. */
export interface OpenEvidenceIndex {
  readonly index: EvidenceIndex;
  close(): Promise<void>;
}

/** What every evidence index must do. */
export function evidenceIndexContract(name: string, open: () => Promise<OpenEvidenceIndex>): void {
  describe(`${name} as the index of changed evidence`, () => {
    let opened: OpenEvidenceIndex;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    const note = (network: string, agency: string, caseId: string, digest: string, revision: number) =>
      opened.index.note(network, agency, caseId, `handle-${caseId}`, digest, revision);

    it('starts before the first event, moves on and never back', async () => {
      expect(await opened.index.checkpoint()).toBe(0);
      await opened.index.advance(7);
      await opened.index.advance(5);
      expect(await opened.index.checkpoint()).toBe(7);
    });

    it('knows a change by the digest alone', async () => {
      const network = fresh('network');
      expect(await note(network, 'abh', 'one', 'digest', 10)).toBe(true);
      expect(await note(network, 'abh', 'one', 'digest', 11)).toBe(false);
      expect(await note(network, 'abh', 'one', 'other digest', 12)).toBe(true);
      expect(await opened.index.changes(network, 'abh', 0, 10)).toEqual([
        { caseId: 'one', handle: 'handle-one', revision: 12 },
      ]);
    });

    it('tells each agency its own changes only', async () => {
      const network = fresh('network');
      await note(network, 'abh', 'one', 'digest', 10);
      expect(await note(network, 'vhs', 'one', 'digest', 11)).toBe(true);
      expect(await note(fresh('network'), 'abh', 'one', 'digest', 12)).toBe(true);
      expect((await opened.index.changes(network, 'abh', 0, 10)).map(({ revision }) => revision)).toEqual([
        10,
      ]);
    });

    it('tells changes after a revision, oldest first, at most so many', async () => {
      const network = fresh('network');
      await note(network, 'abh', 'one', 'a', 10);
      await note(network, 'abh', 'two', 'a', 20);
      await note(network, 'abh', 'three', 'a', 30);
      await note(network, 'abh', 'one', 'b', 40);
      const casesAfter = async (after: number, max: number) =>
        (await opened.index.changes(network, 'abh', after, max)).map(({ caseId }) => caseId);
      expect(await casesAfter(0, 10)).toEqual(['two', 'three', 'one']);
      expect(await casesAfter(0, 2)).toEqual(['two', 'three']);
      expect(await casesAfter(30, 2)).toEqual(['one']);
      expect(await casesAfter(40, 2)).toEqual([]);
    });

    it('keeps the changes of one revision together, so that a cursor skips none of them', async () => {
      const network = fresh('network');
      await note(network, 'abh', 'b', 'digest', 10);
      await note(network, 'abh', 'a', 'digest', 10);
      await note(network, 'abh', 'c', 'digest', 11);
      const changes = await opened.index.changes(network, 'abh', 0, 1);
      expect(changes.map(({ caseId }) => caseId)).toEqual(['a', 'b']);
    });
  });
}
