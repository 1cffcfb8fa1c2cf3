import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { shareFile } from './shared-file.ts';
import type { Stage } from './stage.ts';

/** Two files that were linked to one case by mistake: of the person of the case, and of another person. */
const OF_THE_CASE = { agency: 'jobcenter', reference: '327D-FALSCH-1' };
const OF_ANOTHER = { agency: 'vhs', reference: 'FALSCH-1' };
const AT_JOBCENTER = 'jobcenter-sb-1';
const AT_VHS = 'vhs-sb-1';

/** The page on which an agency splits a wrong link. */
export function wrongLinkPages(stage: () => Stage): void {
  describe('a wrong link', () => {
    let page: Page;
    const at = (persona: string, reference: string) =>
      stage().page(persona, { at: `/agency.html#/case/${reference}/unlink` });
    const what = () => page.getByRole('region', { name: 'Das geschieht sofort' });
    const choose = async () => {
      await page.getByLabel('Der Fall gehört einer anderen Person').check();
      await page.getByRole('button', { name: 'Weiter' }).press('Enter');
    };

    beforeAll(async () => {
      await shareFile(stage(), OF_THE_CASE, OF_ANOTHER);
      const { reference } = OF_ANOTHER;
      await stage().desk(
        'vhs',
        'POST',
        '/desk/events',
        {
          key: randomUUID(),
          reference,
          type: 'de.wegmarke.language.course-started.v1',
          happenedAt: '2026-11-02',
          data: { courseCode: 'RH-2026-01', courseKind: 'general', timeModel: 'full-time' },
        },
        AT_VHS,
      );
      const asked = { kind: 'access', receivedAt: new Date().toISOString(), identityCheck: 'document' };
      await stage().desk('vhs', 'POST', `/desk/cases/${reference}/rights`, asked, AT_VHS);
    });
    afterEach(() => page.close());

    it('is not split while the person of the case waits for an answer, and the page said so before', async () => {
      page = await at(AT_JOBCENTER, OF_THE_CASE.reference);
      await what()
        .getByText(/^Auskunft.*fällig am .*muss ihn zuerst entscheiden/)
        .waitFor();
      await what().getByText('Die anderen Stellen behalten ihren Fall.').waitFor();
      expect(await page.getByRole('button', { name: 'Weiter' }).count()).toBe(0);
      expect(await stage().barriers(page)).toEqual([]);
      await choose();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('sure');
      await page.getByRole('button', { name: 'Verknüpfung lösen' }).press('Enter');
      await page.locator('[data-said="problem"]').waitFor();
      expect(await page.locator('[data-said="problem"]').innerText()).toContain('UNLINK_RIGHT_UNDECIDED');
      expect(await stage().axe(page)).toEqual([]);
      // Nothing was split: the case is still to be left, and may be read.
      await page.goto(page.url().replace('/unlink', ''));
      await page.getByRole('navigation', { name: 'In diesem Fall' }).waitFor();
    });

    it('is thought over once more, and split with a receipt by whose file it is', async () => {
      page = await at(AT_VHS, OF_ANOTHER.reference);
      await what()
        .getByText(/^Einträge Ihrer Stelle, die niemand mehr sieht.*: 1$/)
        .waitFor();
      await what()
        .getByText(/^Auskunft.*hier aufgenommen, geht mit Ihrer Akte/)
        .waitFor();
      await choose();
      await page.getByText('Art. 33 DSGVO, 72 Stunden').waitFor();
      await page.getByRole('button', { name: 'Abbrechen' }).press('Enter');
      await choose();
      expect(await stage().barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Verknüpfung lösen' }).press('Enter');
      const done = page.locator('[data-said="done"]');
      await done.waitFor();
      expect(await done.innerText()).toMatch(/Die Verknüpfung ist gelöst[^]*Quittung des Hubs/);
      expect(await what().count()).toBe(0);
      await page.reload();
      await page.locator('[data-said="problem"][data-code="NOT_LINKED"]').waitFor();
      const { cases } = (await stage().desk('jobcenter', 'GET', '/desk/cases')) as {
        readonly cases: readonly { readonly reference: string; readonly linked: boolean }[];
      };
      expect(cases.find(({ reference }) => reference === OF_THE_CASE.reference)?.linked).toBe(true);
    });
  });
}
