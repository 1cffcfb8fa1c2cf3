import type { AccessEntry, AccessLog } from '../access-log.ts';
import type { ClaimIndex } from '../claim-index.ts';
import type { EvidenceIndex } from '../evidence-index.ts';
import type { OpenRecalls } from '../open-recalls.ts';
import type { Parking } from '../parking.ts';
import type { ViewRebuilds } from '../view-rebuilds.ts';
import { sampleStanding } from './open-recalls-contract.ts';

/** New, empty views with what rebuilds them, and what closes them. */
export interface OpenViews {
  readonly rebuilds: ViewRebuilds;
  readonly claims: ClaimIndex;
  readonly evidence: EvidenceIndex;
  readonly access: AccessLog;
  readonly recalls: OpenRecalls;
  readonly parking: Parking;
  close(): Promise<void>;
}

const network = 'rheine';
const NOON = '2026-05-01T12:00:00.000Z';
const reachable = (caseId: string) => ({ kind: 'reachable', network, caseId, agency: 'vhs' }) as const;
const note = (caseId: string, digest: string, position: number) => ({
  network,
  agency: 'vhs',
  caseId,
  digest,
  position,
});

/** What every place must do in which views can be built anew. */
export function viewRebuildsContract(name: string, open: () => Promise<OpenViews>): void {
  describe(`${name} as the place in which views are rebuilt`, () => {
    let views: OpenViews;
    beforeEach(async () => (views = await open()));
    afterEach(() => views.close());
    const openFor = async (index: ClaimIndex) =>
      (await index.openCases(network, 'vhs', 0, 10, NOON)).map(({ caseId }) => caseId);
    const changesAfter = async (after: number) =>
      (await views.evidence.changes(network, 'vhs', after, 10)).map(({ caseId }) => caseId);

    it('builds open claims beside those in use, and then puts them in their place', async () => {
      await views.claims.apply(3, [reachable('old')]);
      const building = await views.rebuilds.claims(2);
      expect(await building.index.checkpoint()).toBe(0);
      await building.index.apply(3, [reachable('new')]);
      expect(await openFor(views.claims)).toEqual(['old']);
      expect(await views.rebuilds.version('claims')).toBe(1);
      expect(await building.takeOver()).toBe(true);
      expect(await openFor(views.claims)).toEqual(['new']);
      expect(await views.claims.checkpoint()).toBe(3);
      expect(await views.rebuilds.version('claims')).toBe(2);
      expect(await views.rebuilds.version('evidence')).toBe(1);
    });

    it('takes over only when it has seen as much of the log as the view in use', async () => {
      await views.claims.apply(5, [reachable('old')]);
      const building = await views.rebuilds.claims(2);
      await building.index.apply(4, [reachable('new')]);
      expect(await building.takeOver()).toBe(false);
      expect(await openFor(views.claims)).toEqual(['old']);
      await building.index.apply(7, []);
      expect(await building.takeOver()).toBe(true);
      expect(await views.claims.checkpoint()).toBe(7);
      await views.claims.apply(6, [reachable('seen before')]);
      await views.claims.apply(8, [reachable('next')]);
      expect(await openFor(views.claims)).toEqual(['new', 'next']);
    });

    it('keeps the revision of evidence that did not change, and lets the rest change beyond every cursor', async () => {
      await views.evidence.apply(4, [note('same', 'digest', 3), note('other', 'digest', 4)]);
      const building = await views.rebuilds.evidence(2);
      await building.index.apply(4, [note('same', 'digest', 2), note('other', 'other digest', 2)]);
      expect(await building.takeOver()).toBe(true);
      expect(await changesAfter(4)).toEqual(['other']);
      expect(await views.evidence.changes(network, 'vhs', 2, 1)).toEqual([{ caseId: 'same', revision: 3 }]);
      const cursor = (await views.evidence.changes(network, 'vhs', 4, 10)).at(-1)?.revision ?? 0;
      await views.evidence.apply(5, [note('same', 'new digest', 5)]);
      expect(await changesAfter(cursor)).toEqual(['same']);
    });

    it('takes over what was parked while building, and has tried again what was parked before', async () => {
      const parked = { stream: 'case-rheine-a', network, position: 1, reason: 'TypeError' };
      await views.parking.park({ view: 'claims', ...parked });
      await views.parking.park({ view: 'evidence', ...parked });
      const building = await views.rebuilds.claims(2);
      const found = { ...parked, stream: 'case-rheine-b' };
      await views.parking.park({ view: building.parkedAs, ...found });
      expect(await views.parking.parked('claims')).toEqual([parked]);
      expect(await building.takeOver()).toBe(true);
      expect(await views.parking.parked('claims')).toEqual([parked, found]);
      expect(await views.parking.parked(building.parkedAs)).toEqual([]);
      expect(await views.parking.takeRetries('claims')).toEqual([parked.stream]);
      expect(await views.parking.takeRetries('evidence')).toEqual([]);
    });

    it('builds the view of recalls beside the one in use, and then puts it in its place', async () => {
      const known = async () =>
        (await views.recalls.of(network, 'jobcenter', 10)).map(({ recall }) => recall);
      await views.recalls.apply(3, [sampleStanding({ recall: 'old' })]);
      const building = await views.rebuilds.recalls(2);
      await building.index.apply(3, [sampleStanding({ recall: 'new' })]);
      expect(await known()).toEqual(['old']);
      expect(await building.takeOver()).toBe(true);
      expect(await known()).toEqual(['new']);
      expect(await views.recalls.checkpoint()).toBe(3);
      expect(await views.rebuilds.version('recalls')).toBe(2);
    });

    it('builds the access log beside the one in use, and then puts it in its place', async () => {
      const entry = (release: string): AccessEntry => ({
        network,
        position: 1,
        n: 0,
        at: NOON,
        door: 'claim',
        decision: 'permit',
        recipient: 'vhs',
        actor: 'system',
        eventIds: [],
        release,
        abandoned: false,
        expiresAt: '2027-01-01T00:00:00.000Z',
      });
      const query = { network, scope: ['vhs'], now: NOON, filters: {}, max: 10 };
      const releases = async () => (await views.access.search(query)).map(({ release }) => release);
      await views.access.apply(3, [{ kind: 'entered', entry: entry('old') }]);
      const building = await views.rebuilds.access(2);
      await building.index.apply(3, [{ kind: 'entered', entry: entry('new') }]);
      expect(await releases()).toEqual(['old']);
      expect(await building.takeOver()).toBe(true);
      expect(await releases()).toEqual(['new']);
      expect(await views.rebuilds.version('access')).toBe(2);
    });

    it('can be done again and again', async () => {
      for (const version of [2, 3, 4]) {
        const building = await views.rebuilds.claims(version);
        await building.index.apply(version, [reachable(`case ${version}`)]);
        expect(await building.takeOver()).toBe(true);
        expect(await openFor(views.claims)).toEqual([`case ${version}`]);
      }
    });
  });
}
