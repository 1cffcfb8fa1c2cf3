import type { AccessChange, AccessEntry, AccessFilters, AccessLog, AccessQuery } from '../access-log.ts';
import { fresh } from './sample-events.ts';

/** A new, empty access log and what closes it. */
export interface OpenAccessLog {
  readonly log: AccessLog;
  close(): Promise<void>;
}

const AT = '2026-01-15T12:00:00.000Z';
const LATER = '2026-07-15T12:00:00.000Z';

/** What every access log must do. */
export function accessLogContract(name: string, open: () => Promise<OpenAccessLog>): void {
  describe(`${name} as the access log`, () => {
    let opened: OpenAccessLog;
    let network = '';
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => (network = fresh('network')));
    afterAll(() => opened.close());

    const entry = (change: Partial<AccessEntry> = {}): AccessEntry => ({
      network,
      position: 1,
      n: 0,
      at: AT,
      door: 'claim',
      decision: 'permit',
      sender: 'vhs',
      recipient: 'jobcenter',
      actor: 'system',
      eventType: 'module',
      eventIds: ['event-1'],
      purpose: 'course-progress',
      basis: 'consent',
      rowId: 'row-1',
      recordedBy: 'vhs',
      consentId: 'consent-1',
      provisionId: 'provision-1',
      caseId: 'case-1',
      release: 'release-1',
      abandoned: false,
      expiresAt: LATER,
      ...change,
    });
    const enter = async (...changes: readonly AccessChange[]): Promise<void> => {
      await opened.log.apply((await opened.log.checkpoint()) + 1, changes);
    };
    const entered = (...entries: readonly Partial<AccessEntry>[]) =>
      enter(...entries.map((one) => ({ kind: 'entered' as const, entry: entry(one) })));
    const search = (filters: AccessFilters = {}, change: Partial<AccessQuery> = {}) =>
      opened.log.search({ network, scope: ['vhs'], now: AT, filters, max: 100, ...change });
    const places = async (...asked: Parameters<typeof search>) =>
      (await search(...asked)).map(({ position, ordinal }) => [position, ordinal]);

    it('starts before the first event, applies each position once and moves on', async () => {
      const one = await open();
      expect(await one.log.checkpoint()).toBe(0);
      await one.log.apply(3, [{ kind: 'entered', entry: entry({ position: 3 }) }]);
      await one.log.apply(3, [{ kind: 'entered', entry: entry({ position: 2 }) }]);
      expect(await one.log.checkpoint()).toBe(3);
      const query = { network, scope: ['vhs'], now: AT, filters: {}, max: 9 };
      expect(await one.log.search(query)).toEqual([{ ...entry({ position: 3 }), ordinal: 0 }]);
      await one.close();
    });

    it('gives back what was entered, also where little is known', async () => {
      const little: AccessEntry = {
        network,
        position: 9,
        n: 0,
        at: AT,
        door: 'timeline',
        decision: 'deny',
        recipient: 'vhs',
        actor: 'staff-1',
        eventIds: [],
        release: 'refusal-1',
        code: 'NOTHING_SHOWN',
        abandoned: false,
        expiresAt: LATER,
      };
      await enter({ kind: 'entered', entry: entry() }, { kind: 'entered', entry: little });
      expect(await search()).toEqual([
        { ...little, ordinal: 0 },
        { ...entry(), ordinal: 0 },
      ]);
    });

    it('shows a scope what its agencies told or were told, counted as if nothing else were beside it', async () => {
      const strangers = { sender: 'abh', recipient: 'jobcenter' };
      await entered(
        { position: 4, n: 0, ...strangers },
        { position: 4, n: 1 },
        { position: 4, n: 2, ...strangers },
        { position: 4, n: 3 },
        { position: 5, ...strangers },
        { position: 6, sender: 'abh', recipient: 'vhs' },
      );
      expect(await places()).toEqual([
        [6, 0],
        [4, 0],
        [4, 1],
      ]);
      const whose = { network, scope: ['vhs'], now: AT };
      expect(await opened.log.at(whose, { position: 4, ordinal: 1 })).toMatchObject({ n: 3 });
      expect(await opened.log.at(whose, { position: 4, ordinal: 2 })).toBeUndefined();
      expect(await opened.log.at(whose, { position: 5, ordinal: 0 })).toBeUndefined();
      expect(
        await opened.log.at({ ...whose, scope: ['caritas'] }, { position: 4, ordinal: 0 }),
      ).toBeUndefined();
      expect(
        await opened.log.at({ ...whose, network: 'other' }, { position: 4, ordinal: 0 }),
      ).toBeUndefined();
    });

    it('goes on where a page ended', async () => {
      await entered({ position: 7, n: 0 }, { position: 7, n: 1 }, { position: 7, n: 2 }, { position: 3 });
      expect(await places({}, { max: 2 })).toEqual([
        [7, 0],
        [7, 1],
      ]);
      expect(await places({}, { max: 2, after: { position: 7, ordinal: 1 } })).toEqual([
        [7, 2],
        [3, 0],
      ]);
    });

    it.each<[keyof AccessFilters, AccessFilters]>([
      ['agency', { agency: 'abh' }],
      ['sender', { sender: 'abh' }],
      ['recipient', { recipient: 'vhs' }],
      ['actor', { actor: 'staff-7' }],
      ['door', { door: 'timeline' }],
      ['decision', { decision: 'deny' }],
      ['purpose', { purpose: 'counselling' }],
      ['eventType', { eventType: 'voucher' }],
      ['eventId', { eventId: 'event-9' }],
      ['basis', { basis: 'statutory' }],
      ['rowId', { rowId: 'row-9' }],
      ['consentId', { consentId: 'consent-9' }],
      ['code', { code: 'NOTHING_SHOWN' }],
      ['caseIds', { caseIds: ['case-8', 'case-9'] }],
      ['from', { from: '2026-01-16T00:00:00.000Z' }],
    ])('finds by %s', async (_, filters) => {
      const sought: Partial<AccessEntry> = {
        sender: 'abh',
        recipient: 'vhs',
        actor: 'staff-7',
        door: 'timeline',
        decision: 'deny',
        purpose: 'counselling',
        eventType: 'voucher',
        eventIds: ['event-8', 'event-9'],
        basis: 'statutory',
        rowId: 'row-9',
        consentId: 'consent-9',
        code: 'NOTHING_SHOWN',
        caseId: 'case-9',
        at: '2026-01-16T00:00:00.000Z',
      };
      await entered({ position: 1 }, { position: 2, ...sought }, { position: 3 });
      expect(await places(filters)).toEqual([[2, 0]]);
    });

    it('finds what was before an instant', async () => {
      await entered({ position: 1 }, { position: 2, at: '2026-01-15T12:00:00.001Z' });
      expect(await places({ until: '2026-01-15T12:00:00.001Z' })).toEqual([[1, 0]]);
    });

    it("does not find by the staff ids of another controller's staff", async () => {
      await entered({ actor: 'staff-7', recipient: 'jobcenter' });
      expect(await places({ actor: 'staff-7' })).toEqual([]);
      expect(await places({ actor: 'staff-7' }, { scope: ['jobcenter'] })).toEqual([[1, 0]]);
    });

    it("finds each read by the scope's own staff once", async () => {
      const read = { door: 'timeline', recipient: 'vhs', sender: 'abh' };
      await entered(
        { position: 1, n: 0, ...read },
        { position: 1, n: 1, ...read },
        { position: 2, ...read, door: 'export' },
        { position: 3, ...read, door: 'claim' },
        { position: 4, ...read, decision: 'deny' },
        { position: 5, door: 'timeline', recipient: 'jobcenter' },
      );
      expect(await places({ ownReads: true })).toEqual([
        [2, 0],
        [1, 0],
      ]);
    });

    it('tells of a release that its bytes did not leave', async () => {
      await entered({ position: 1 }, { position: 2, release: 'release-2' });
      await enter({ kind: 'abandoned', network, caseId: 'case-1', release: 'release-2' });
      expect((await search()).map(({ position, abandoned }) => [position, abandoned])).toEqual([
        [2, true],
        [1, false],
      ]);
    });

    it('forgets an erased case, or what some agencies told and were told of it', async () => {
      await entered(
        { position: 1, caseId: 'case-2' },
        { position: 2 },
        { position: 3, sender: 'vhs', recipient: 'abh' },
        { position: 4, sender: 'abh', recipient: 'vhs' },
      );
      await enter({ kind: 'erased', network, caseId: 'case-1', agencies: ['abh'] });
      expect(await places()).toEqual([
        [2, 0],
        [1, 0],
      ]);
      await enter({ kind: 'erased', network, caseId: 'case-1' });
      expect(await places()).toEqual([[1, 0]]);
    });

    it('hides what has run out, and forgets it', async () => {
      await entered({ position: 1, expiresAt: '2026-02-01T00:00:00.000Z' }, { position: 2 });
      expect(await places({}, { now: '2026-01-31T23:59:59.999Z' })).toHaveLength(2);
      expect(await places({}, { now: '2026-02-01T00:00:00.000Z' })).toEqual([[2, 0]]);
      await enter({ kind: 'expired', network, at: '2026-02-01T00:00:00.000Z' });
      expect(await places({}, { now: AT })).toEqual([[2, 0]]);
    });

    it('takes late what was left behind, and the checkpoint stays', async () => {
      await entered({ position: 2 });
      const at = await opened.log.checkpoint();
      await opened.log.amend([
        { kind: 'entered', entry: entry({ position: 1 }) },
        { kind: 'entered', entry: entry({ position: 2, purpose: 'counselling' }) },
      ]);
      expect(await opened.log.checkpoint()).toBe(at);
      expect((await search()).map(({ purpose }) => purpose)).toEqual(['course-progress', 'course-progress']);
    });

    it('tells on which provisions a scope rested since an instant', async () => {
      const whose = { network, scope: ['vhs'], now: AT };
      await entered(
        { position: 1 },
        { position: 2 },
        { position: 3, provisionId: 'provision-2', at: '2026-01-01T00:00:00.000Z' },
        { position: 4, consentId: 'consent-2', caseId: 'case-2' },
        { position: 5, consentId: 'consent-3', sender: 'abh' },
      );
      const use = { recordedBy: 'vhs', consentId: 'consent-1', provisionId: 'provision-1' };
      expect(await opened.log.used(whose, ['case-1'], AT)).toEqual([{ caseId: 'case-1', ...use }]);
      expect(await opened.log.used(whose, ['case-1', 'case-2'], '2026-01-01T00:00:00.000Z')).toHaveLength(3);
      expect(await opened.log.used(whose, [], AT)).toEqual([]);
    });

    it('tells apart provisions of the same name in records of several recorders', async () => {
      const { recordedBy: _, ...nameless } = entry({ position: 3 });
      await enter(
        { kind: 'entered', entry: entry({ position: 1 }) },
        { kind: 'entered', entry: entry({ position: 2, recordedBy: 'abh' }) },
        { kind: 'entered', entry: nameless },
      );
      const used = await opened.log.used({ network, scope: ['vhs'], now: AT }, ['case-1'], AT);
      const use = { caseId: 'case-1', consentId: 'consent-1', provisionId: 'provision-1' };
      expect(used).toHaveLength(3);
      for (const one of [{ ...use, recordedBy: 'vhs' }, { ...use, recordedBy: 'abh' }, use])
        expect(used).toContainEqual(one);
    });
  });
}
