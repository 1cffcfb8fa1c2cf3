import type { Parking } from '../parking.ts';
import { fresh } from './sample-events.ts';

/** One parking place through two doors, and what closes it. */
export interface OpenParking {
  readonly parking: Parking;
  readonly other: Parking;
  close(): Promise<void>;
}

/** What every parking place must do. */
export function parkingContract(name: string, open: () => Promise<OpenParking>): void {
  describe(`${name} as the place for parked streams`, () => {
    let opened: OpenParking;
    let view = '';
    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(() => (view = fresh('view')));
    afterAll(() => opened.close());
    const sample = (stream: string, position: number, reason = 'TypeError') => ({
      stream,
      network: 'rheine',
      position,
      reason,
    });
    const park = (stream: string, position: number, reason?: string) =>
      opened.parking.park({ view, ...sample(stream, position, reason) });

    it('shows what is parked to everybody, by position', async () => {
      await park('case-b', 7);
      await park('case-a', 5);
      expect(await opened.other.parked(view)).toEqual([sample('case-a', 5), sample('case-b', 7)]);
      expect(await opened.other.parked(fresh('view'))).toEqual([]);
    });

    it('keeps the first position and reason of a stream', async () => {
      await park('case-a', 5, 'TypeError');
      await park('case-a', 9, 'RangeError');
      await park('case-a', 3, 'RangeError');
      expect(await opened.parking.parked(view)).toEqual([sample('case-a', 5, 'TypeError')]);
    });

    it('releases one stream of one view', async () => {
      await park('case-a', 5);
      await park('case-b', 7);
      await opened.other.release(fresh('view'), 'case-a');
      await opened.other.release(view, 'case-b');
      expect(await opened.parking.parked(view)).toEqual([sample('case-a', 5)]);
      await park('case-b', 9);
      expect(await opened.parking.parked(view)).toContainEqual(sample('case-b', 9));
    });

    it('hands on once what somebody asked to try again', async () => {
      await park('case-a', 5);
      await park('case-b', 7);
      expect(await opened.parking.takeRetries(view)).toEqual([]);
      expect(await opened.other.askRetry(view, 'case-b')).toBe(1);
      expect(await opened.parking.takeRetries(view)).toEqual(['case-b']);
      expect(await opened.parking.takeRetries(view)).toEqual([]);
      expect(await opened.other.askRetry(view)).toBe(2);
      expect(await opened.other.askRetry(view, 'case-c')).toBe(0);
      expect([...(await opened.parking.takeRetries(view))].sort()).toEqual(['case-a', 'case-b']);
    });
  });
}
