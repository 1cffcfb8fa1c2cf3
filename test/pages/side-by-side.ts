import type { Page } from 'playwright-core';
import type { Desk, SharedCase } from './side-by-side-windows.ts';
import {
  consent,
  openSharedCase,
  placesOf,
  READER,
  RECORDER,
  SHARED,
  untilShown,
  withdrawBeside,
} from './side-by-side-windows.ts';
import type { Stage } from './stage.ts';

/** A row of the officer's access log. */
interface Read {
  readonly at: string;
  readonly door: string;
  readonly actor: string;
  readonly basis?: string;
  readonly consentId?: string;
  readonly eventType?: string;
  readonly purpose?: string;
}

/** Two windows side by side: what is withdrawn in one leaves the other, and the access log tells of every look. */
export function withdrawalLivePages(stage: () => Stage): void {
  describe('two windows side by side', () => {
    const open: Page[] = [];
    let shared: SharedCase;
    let consentId = '';
    let began = '';
    const desk: Desk = (...call) => stage().desk(...call);
    const windowOf = async (persona: string, at: string): Promise<Page> => {
      const page = await stage().page(persona, { at, language: 'de' });
      open.push(page);
      return page;
    };
    const readsOf = async (agency: string, staff: string): Promise<readonly Read[]> => {
      const asked = new URLSearchParams({ q: `actor:${staff} door:timeline created:>=${began}` });
      const path = `/desk/officer/search?${asked}`;
      const { answer } = (await stage().desk(agency, 'GET', path, undefined, `${agency}-dsb`)) as {
        readonly answer: { readonly items: readonly Read[] };
      };
      return answer.items;
    };

    beforeAll(async () => {
      shared = await openSharedCase(desk);
      consentId = await consent(desk, shared);
      began = new Date().toISOString();
    });
    afterAll(() => Promise.all(open.map((page) => page.context().close())));

    it('empties the one by a withdrawal in the other, without anybody touching it', async () => {
      const places = placesOf(shared, consentId);
      const reading = await windowOf(READER, places.reading);
      await untilShown(reading);
      const withdrawing = await windowOf(RECORDER, places.recorded);
      await withdrawing.locator(`case-timeline article[data-type="${SHARED}"]`).first().waitFor();
      await withdrawing.goto(`${stage().placeOf(RECORDER)}${places.withdrawing}`);
      const { gone } = await withdrawBeside(reading, withdrawing);
      expect(gone).toBeGreaterThan(0);
      // What comes without a sign comes after a minute.
      expect(gone).toBeLessThan(40_000);
      expect(await reading.locator(`case-timeline article[data-type="${SHARED}"]`).count()).toBe(0);
    });

    it('brings it back by a new consent, again without anybody touching it', async () => {
      const [reading] = open;
      if (reading === undefined) throw new Error('the window that reads is not open');
      consentId = await consent(desk, shared);
      await untilShown(reading);
    });

    it('leaves in the access log who read what in each window, and on which basis', async () => {
      const [byReader, byRecorder] = await Promise.all([
        readsOf('jobcenter', READER),
        readsOf('vhs', RECORDER),
      ]);
      expect(byReader.filter(({ eventType }) => eventType === SHARED)).toContainEqual(
        expect.objectContaining({
          actor: READER,
          basis: 'consent',
          consentId,
          purpose: 'course-progress',
        }),
      );
      expect(byRecorder).toContainEqual(
        expect.objectContaining({ actor: RECORDER, basis: 'own', eventType: SHARED }),
      );
      expect([...byReader, ...byRecorder].filter(({ actor, basis }) => !actor || !basis)).toEqual([]);
    });
  });
}
