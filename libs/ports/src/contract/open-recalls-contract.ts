import type { OpenRecalls, RecallStanding } from '../open-recalls.ts';
import { fresh } from './sample-events.ts';

/** A new, empty view of recalls and what closes it. */
export interface OpenRecallsView {
  readonly recalls: OpenRecalls;
  close(): Promise<void>;
}

/** A recall as it may stand; opened on the first of May, not answered. */
export function sampleStanding(change: Partial<RecallStanding> = {}): RecallStanding {
  return {
    network: 'rheine',
    recall: 'recall-1',
    sender: 'vhs',
    recipient: 'jobcenter',
    kind: 'stop-using',
    openedAt: '2026-05-01T12:00:00.000Z',
    neverClaimed: false,
    events: 1,
    open: 1,
    outcomes: { stopped: 0, erased: 0, kept: 0, impossible: 0 },
    keptUnder: [],
    reminders: 0,
    ...change,
  };
}

const SECOND = '2026-05-02T12:00:00.000Z';
const FIFTH = '2026-05-05T12:00:00.000Z';

/** What every view of recalls must do. */
export function openRecallsContract(name: string, open: () => Promise<OpenRecallsView>): void {
  describe(`${name} as the view of recalls`, () => {
    let opened: OpenRecallsView;
    let network = '';
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => (network = fresh('network')));
    afterAll(() => opened.close());

    const said = (recall: string, change: Partial<RecallStanding> = {}) =>
      sampleStanding({ network, recall, ...change });
    const hears = async (...standings: readonly RecallStanding[]): Promise<number> => {
      const position = (await opened.recalls.checkpoint()) + 1;
      await opened.recalls.apply(position, standings);
      return position;
    };
    const names = (standings: readonly RecallStanding[]) => standings.map(({ recall }) => recall);
    const forOfficer = (agencies: readonly string[], search: { open?: boolean } = {}) =>
      opened.recalls.forOfficer(network, agencies, { max: 10, ...search }).then(names);

    it('starts before the first event', async () => {
      const one = await open();
      expect(await one.recalls.checkpoint()).toBe(0);
      await one.close();
    });

    it('tells a recall as it was last told, and applies each position once', async () => {
      const whole = said('a', {
        openedAt: SECOND,
        remindedAt: FIFTH,
        escalatedAt: FIFTH,
        reminders: 2,
        events: 3,
        outcomes: { stopped: 0, erased: 1, kept: 1, impossible: 0 },
        keptUnder: [{ paragraph: '§ 84(4) SGB X', until: '2030-12-31' }],
      });
      await hears(said('a'));
      const at = await hears(whole);
      await opened.recalls.apply(at, [said('a')]);
      await opened.recalls.apply(at - 1, [said('b')]);
      expect(await opened.recalls.checkpoint()).toBe(at);
      expect(await opened.recalls.of(network, 'jobcenter', 10)).toEqual([whole]);
    });

    it('tells a recipient what waits for its answer, oldest first, at most so many', async () => {
      await hears(
        said('late', { openedAt: FIFTH }),
        said('b'),
        said('a'),
        said('other', { recipient: 'abh' }),
      );
      await hears(said('done', { closedAt: FIFTH }), said('never', { neverClaimed: true }));
      expect(names(await opened.recalls.of(network, 'jobcenter', 10))).toEqual(['a', 'b', 'late']);
      expect(names(await opened.recalls.of(network, 'jobcenter', 2))).toEqual(['a', 'b']);
      expect(await opened.recalls.of(fresh('network'), 'jobcenter', 10)).toEqual([]);
    });

    it('tells an officer what concerns own agencies as sender or recipient, and nothing else', async () => {
      await hears(
        said('from'),
        said('to', { sender: 'abh', recipient: 'vhs' }),
        said('other', { sender: 'abh' }),
      );
      await hears(said('closed', { closedAt: FIFTH }));
      expect(await forOfficer(['vhs'])).toEqual(['closed', 'from', 'to']);
      expect(await forOfficer(['vhs', 'abh'])).toEqual(['closed', 'from', 'other', 'to']);
      expect(await forOfficer(['vhs'], { open: true })).toEqual(['from', 'to']);
      expect(await forOfficer(['vhs'], { open: false })).toEqual(['closed']);
      expect(await forOfficer(['caritas'])).toEqual([]);
    });

    it('tells only the side of the sender whom a recall never reached', async () => {
      await hears(said('never', { neverClaimed: true, events: 0, open: 0 }));
      expect(await forOfficer(['vhs'])).toEqual(['never']);
      expect(await forOfficer(['jobcenter'])).toEqual([]);
    });

    it('tells what has waited since an instant, counted from the last reminder', async () => {
      const one = await open();
      await one.recalls.apply(1, [
        said('reminded', { remindedAt: FIFTH, reminders: 1 }),
        said('second', { openedAt: SECOND }),
        said('first'),
        said('closed', { closedAt: FIFTH }),
        said('never', { neverClaimed: true }),
      ]);
      const waiting = async (at: string, max = 10) => names(await one.recalls.waitingSince(at, max));
      expect(await waiting('2026-04-30T12:00:00.000Z')).toEqual([]);
      expect(await waiting(SECOND)).toEqual(['first', 'second']);
      expect(await waiting(FIFTH)).toEqual(['first', 'second', 'reminded']);
      expect(await waiting(FIFTH, 1)).toEqual(['first']);
      await one.close();
    });

    it('amends what was left behind, and the checkpoint stays', async () => {
      const at = await hears(said('a'));
      await opened.recalls.amend([said('a', { closedAt: FIFTH }), said('b')]);
      expect(await opened.recalls.checkpoint()).toBe(at);
      expect(names(await opened.recalls.of(network, 'jobcenter', 10))).toEqual(['b']);
    });
  });
}
